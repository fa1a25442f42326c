import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

/// An emulator, a clock that moves by itself from one wait to the next, and a network that may fail.
final class Simulation: Sendable {
    /// What the network does to a request.
    enum Weather: Sendable {
        case fine
        case down
        case throttled(seconds: Int)
    }

    let clock = ManualClock()
    let emulator: EmulatorTransport
    private let weather = Locked(Forecast { _ in .fine })
    private let offset = Locked(0.0)
    private let sent = Locked<[String: Int]>([:])
    private let probe = Locked(Probe {})

    // A closure of its own in a generic type is wrapped once more at each access.
    private struct Forecast: Sendable { let weather: @Sendable (Date) -> Weather }
    private struct Probe: Sendable { let call: @Sendable () -> Void }

    /// Returns the numbers for random waits; the default makes them as long as they may be.
    private let random: @Sendable () -> Double

    init(throttling: EmulatorThrottling? = nil, random: @escaping @Sendable () -> Double = { 1 }) {
        self.random = random
        emulator = EmulatorTransport(clock: clock, throttling: throttling)
    }

    /// A client behind the network.
    var client: GraphServiceClient {
        let graphClock = clock
        let probed = ClosureClock(
            now: { graphClock.now - self.offset.withLock { $0 } },
            sleep: { duration in
                self.probe.withLock { $0 }.call()
                try await graphClock.sleep(for: duration)
            }
        )
        return GraphServiceClient(
            clock: probed,
            transport: ClosureTransport { try await self.send($0) },
            credential: ClosureTokenCredential { _ in
                self.probe.withLock { $0 }.call()
                return GraphAccessToken("t", expiresOn: nil)
            },
            random: random
        )
    }

    /// Puts the clock of the client's machine back; the service's goes on.
    func putBack(by seconds: Double) {
        offset.withLock { $0 += seconds }
    }

    func setWeather(_ weather: @escaping @Sendable (Date) -> Weather) {
        self.weather.withLock { $0 = Forecast(weather: weather) }
    }

    /// Calls a closure wherever the network, the clock or the credential is waited for.
    func setProbe(_ probe: @escaping @Sendable () -> Void) {
        self.probe.withLock { $0 = Probe(call: probe) }
    }

    /// How often an action reached the service.
    func count(_ name: String) -> Int { sent.withLock { $0[name] ?? 0 } }

    /// What the user shows, whatever the weather.
    func state(of user: String = "u".guid) async throws -> String {
        try await emulator.text(of: user)
    }

    private func send(_ request: TransportRequest) async throws -> TransportResponse {
        probe.withLock { $0 }.call()
        try Task.checkCancellation()
        switch weather.withLock({ $0 }).weather(clock.now) {
        case .fine: break
        case .down: throw TransportError(partialResponse: nil, underlying: URLError(.notConnectedToInternet))
        case .throttled(let seconds):
            return TransportResponse(status: 429, headers: ["Retry-After": String(seconds)])
        }
        sent.withLock { $0[request.url.lastPathComponent, default: 0] += 1 }
        let response = try await emulator.send(request)
        probe.withLock { $0 }.call()
        return response
    }

    /// Moves the clock from wait to wait until a task ends.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - sleepers: How many waits there are when everything that runs is waiting.
    ///   - check: Called when everything is waiting, and again just before the next wait ends.
    ///   - jump: By how much the clock moves on from an instant, beyond the next wait.
    ///   - mayAdvance: Whether the clock may move; what a clean-up waits for does not move it. Default: always.
    /// - Throws: What the check throws.
    func run<Value: Sendable>(
        _ task: Task<Value, any Error>,
        sleepers: Int,
        check: (Date) async throws -> Void = { _ in },
        jump: (Date) -> Double = { _ in 0 },
        mayAdvance: () -> Bool = { true }
    ) async throws {
        let isDone = Locked(false)
        let watcher = Task {
            _ = await task.result
            isDone.withLock { $0 = true }
        }
        while !isDone.withLock({ $0 }) {
            guard mayAdvance(), clock.sleeperCount >= sleepers, let wake = clock.nextWake else {
                try await Task.sleep(for: .microseconds(20))
                continue
            }
            try await check(clock.now)
            if wake - 0.001 > clock.now {
                clock.advance(to: wake - 0.001)
                try await check(clock.now)
            }
            clock.advance(to: wake + jump(wake))
        }
        await watcher.value
    }
}
