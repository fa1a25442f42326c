import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Watches of an emulator on a clock that moves from wait to wait, over a network that is scripted.
final class WatchSimulation: Sendable {
    /// One who iterates over a watch.
    struct Watcher: Sendable {
        let task: Task<Void, any Error>
        let requests: WatchRequests
        private let found: Locked<[String]>

        /// What the watch gave, as text.
        var texts: [String] { found.withLock { $0 } }

        /// Iterates until the watch gives what is the last to be taken.
        init(_ watch: PresenceWatch, until isLast: @escaping @Sendable (String) -> Bool = { _ in false }) {
            let found = Locked<[String]>([])
            let iterator = watch.makeAsyncIterator()
            requests = iterator.requests
            self.found = found
            task = Task {
                var iterator = iterator
                while let event = try await iterator.next() {
                    let text = Self.text(event)
                    found.withLock { $0.append(text) }
                    if isLast(text) { break }
                }
            }
        }

        private static func text(_ event: PresenceWatch.Event) -> String {
            switch event {
            case .snapshot(let presences):
                presences.count > 10
                    ? "snapshot of \(presences.count)"
                    : "snapshot " + presences.map(\.id.shortName).joined(separator: ",")
            case .change(let presence): "\(presence.id.shortName) \(presence.availability?.rawValue ?? "-")"
            case .unreadable(let elements): "unreadable " + elements.map(\.description).joined(separator: ", ")
            case .gap(let error): "gap \(error.status ?? 0)"
            case .resumed: "resumed"
            }
        }
    }

    /// A request, as the network sees it.
    struct Call: Sendable {
        /// From 1, in the order in which the calls began.
        let number: Int
        /// When it began, in seconds.
        let time: TimeInterval
    }

    /// What the network does to a call: it takes time, and an answer may stand for the service's.
    struct Fate: Sendable {
        var latency: TimeInterval = 0
        var answer: Result<TransportResponse, any Error>?

        static let fine = Fate()
        static func status(_ status: Int, headers: GraphHeaders = [:]) -> Fate {
            Fate(answer: .success(TransportResponse(status: status, headers: headers, body: Data("{}".utf8))))
        }
    }

    let clock = ManualClock()
    let emulator: EmulatorTransport
    private let start: Date
    private let fate: @Sendable (Call) -> Fate
    private let calls = Locked<[(call: Call, status: Int?)]>([])

    init(throttling: EmulatorThrottling? = nil, fate: @escaping @Sendable (Call) -> Fate = { _ in .fine }) {
        emulator = EmulatorTransport(clock: clock, throttling: throttling)
        start = clock.now
        self.fate = fate
    }

    var presences: CommunicationsPresencesRequestBuilder {
        GraphServiceClient(
            clock: clock,
            transport: ClosureTransport { try await self.send($0) }
        ).communications.presences
    }

    /// When the calls began, in seconds.
    var times: [TimeInterval] { calls.withLock { $0.map(\.call.time) } }
    /// How many calls were answered with a status.
    func count(status: Int) -> Int { calls.withLock { $0.filter { $0.status == status }.count } }

    private func send(_ request: TransportRequest) async throws -> TransportResponse {
        let call = calls.withLock { calls in
            let call = Call(number: calls.count + 1, time: clock.now.timeIntervalSince(start))
            calls.append((call, nil))
            return call
        }
        let fate = fate(call)
        if fate.latency > 0 { try await clock.sleep(for: .seconds(fate.latency)) }
        let response: TransportResponse
        if let answer = fate.answer { response = try answer.get() } else { response = try await emulator.send(request) }
        calls.withLock { $0[call.number - 1].status = response.status }
        return response
    }

    /// Moves the clock from wait to wait to an instant, in seconds from the start, and until everybody waits there.
    func run(_ watchers: [Watcher], to seconds: TimeInterval) async throws {
        let end = start + seconds
        repeat {
            try await settle(watchers)
            if let wake = clock.nextWake { clock.advance(to: min(wake, end)) } else { clock.advance(to: end) }
        } while clock.now < end
        try await settle(watchers)
    }

    /// Waits until nobody does anything but wait for the clock.
    private func settle(_ watchers: [Watcher]) async throws {
        while true {
            let before = watchers.map(\.requests.standing)
            let sleepers = clock.sleeperCount
            let isWaiting =
                before.allSatisfy { $0.waits != nil } && before.reduce(0) { $0 + ($1.waits ?? 0) } == sleepers
            // None of them went on while the clock was looked at.
            if isWaiting, watchers.map(\.requests.standing) == before { return }
            try await Task.sleep(for: .microseconds(20))
        }
    }
}
