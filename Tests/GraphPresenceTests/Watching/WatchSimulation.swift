// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// A simulation of watches with an emulator, a clock that advances from wait to wait, and a scripted network.
final class WatchSimulation: Sendable {
    /// A task that iterates over a watch.
    struct Watcher: Sendable {
        let task: Task<Void, any Error>
        let requests: WatchRequests
        private let events: Locked<[String]>

        /// The watch's events as text.
        var texts: [String] { events.withLock { $0 } }

        /// Creates a watcher, and starts a task that iterates until the text of an event meets a condition.
        init(_ watch: PresenceWatch, until isLast: @escaping @Sendable (String) -> Bool = { _ in false }) {
            let events = Locked<[String]>([])
            let iterator = watch.makeAsyncIterator()
            requests = iterator.requests
            self.events = events
            task = Task {
                var iterator = iterator
                while let event = try await iterator.next() {
                    let text = WatchSimulation.text(event)
                    events.withLock { $0.append(text) }
                    if isLast(text) { break }
                }
            }
        }

        init(task: Task<Void, any Error>, requests: WatchRequests) {
            self.task = task
            self.requests = requests
            events = Locked([])
        }
    }

    /// Returns the text for an event.
    static func text(_ event: PresenceWatch.Event) -> String {
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

    /// A request that the simulated network has received.
    struct Call: Sendable {
        /// The number of the request, counting from 1 in the order in which requests start.
        let number: Int
        /// When the request started, in seconds since the start of the simulation.
        let time: TimeInterval
    }

    /// The scripted response to a request.
    struct ScriptedResponse: Sendable {
        /// The delay before the response, in seconds.
        var latency: TimeInterval = 0
        /// The response, or `nil` for the emulator's response.
        var response: Result<TransportResponse, any Error>?

        static let passThrough = ScriptedResponse()
        static func status(_ status: Int, headers: GraphHeaders = [:]) -> ScriptedResponse {
            ScriptedResponse(
                response: .success(TransportResponse(status: status, headers: headers, body: Data("{}".utf8)))
            )
        }
    }

    let clock = ManualClock()
    let emulator: EmulatorTransport
    private let start: Date
    private let script: @Sendable (Call) -> ScriptedResponse
    private let calls = Locked<[(call: Call, status: Int?)]>([])
    private let requested = Locked<Set<String>>([])

    init(
        throttling: EmulatorThrottling? = nil,
        signedInUser: String? = nil,
        script: @escaping @Sendable (Call) -> ScriptedResponse = { _ in .passThrough }
    ) {
        emulator = EmulatorTransport(clock: clock, signedInUser: signedInUser, throttling: throttling)
        start = clock.now
        self.script = script
    }

    var client: GraphServiceClient {
        GraphServiceClient(clock: clock, transport: ClosureTransport { try await self.send($0) })
    }

    var presences: CommunicationsPresencesRequestBuilder { client.communications.presences }

    /// The paths that the watches requested.
    var paths: Set<String> { requested.withLock { $0 } }
    /// When the requests started, in seconds since the start of the simulation.
    var times: [TimeInterval] { calls.withLock { $0.map(\.call.time) } }
    /// Returns the number of responses with the given status.
    func count(status: Int) -> Int { calls.withLock { $0.filter { $0.status == status }.count } }

    private func send(_ request: TransportRequest) async throws -> TransportResponse {
        let call = calls.withLock { calls in
            let call = Call(number: calls.count + 1, time: clock.now.timeIntervalSince(start))
            calls.append((call, nil))
            return call
        }
        _ = requested.withLock { $0.insert(request.url.path) }
        let script = script(call)
        if script.latency > 0 { try await clock.sleep(for: .seconds(script.latency)) }
        let response: TransportResponse
        if let scripted = script.response {
            response = try scripted.get()
        } else {
            response = try await emulator.send(request)
        }
        calls.withLock { $0[call.number - 1].status = response.status }
        return response
    }

    /// Advances the clock from wait to wait until it reaches the given number of seconds since the start and all
    /// watchers are waiting.
    func run(_ watchers: [Watcher], to seconds: TimeInterval) async throws {
        let end = start + seconds
        repeat {
            try await settle(watchers)
            if let wake = clock.nextWake { clock.advance(to: min(wake, end)) } else { clock.advance(to: end) }
        } while clock.now < end
        try await settle(watchers)
    }

    /// Waits until all watchers and their requests are waiting for the clock.
    private func settle(_ watchers: [Watcher]) async throws {
        var pauses = PollingPauses()
        while true {
            let states = watchers.map(\.requests.waitState)
            let sleepers = clock.sleeperCount
            let isWaiting =
                states.allSatisfy { $0.waits != nil } && states.reduce(0) { $0 + ($1.waits ?? 0) } == sleepers
            // The states and the clock are not read atomically, so the method checks that the states have not changed
            // in the meantime.
            if isWaiting, watchers.map(\.requests.waitState) == states { return }
            try await pauses.next()
        }
    }
}
