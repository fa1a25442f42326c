// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

/// A simulation with an emulator, a clock that advances from wait to wait, and a network that may fail.
final class Simulation: Sendable {
    /// The state of the simulated network, which determines the result of a request.
    enum NetworkState: Sendable {
        case available
        case unavailable
        case throttled(seconds: Int)
    }

    let clock = ManualClock()
    let emulator: EmulatorTransport
    private let network = Locked(NetworkScript { _ in .available })
    private let networks = Locked<[String: NetworkScript]>([:])
    private let offset = Locked(0.0)
    private let sent = Locked<[String: Int]>([:])
    private let probe = Locked(Probe {})

    // The closures are in structs because Swift adds another wrapper around a closure in a generic type at each access.
    private struct NetworkScript: Sendable { let state: @Sendable (Date) -> NetworkState }
    private struct Probe: Sendable { let call: @Sendable () -> Void }

    private let random: @Sendable () -> Double

    /// Creates a simulation.
    ///
    /// - Parameters:
    ///   - throttling: The emulator's throttling. By default, requests are not throttled.
    ///   - random: A closure that returns a number from 0 to 1 for each wait. The default is 1, which results in the
    ///     longest waits.
    init(throttling: EmulatorThrottling? = nil, random: @escaping @Sendable () -> Double = { 1 }) {
        self.random = random
        emulator = EmulatorTransport(clock: clock, throttling: throttling)
    }

    /// A client that sends its requests through the simulated network.
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

    /// Sets the clock of the client's machine back, but not the service's clock.
    func setClockBack(by seconds: Double) {
        offset.withLock { $0 += seconds }
    }

    func setNetwork(_ state: @escaping @Sendable (Date) -> NetworkState) {
        network.withLock { $0 = NetworkScript(state: state) }
    }

    /// Sets the network state for requests that perform one action.
    func setNetwork(of action: String, _ state: @escaping @Sendable (Date) -> NetworkState) {
        networks.withLock { $0[action] = NetworkScript(state: state) }
    }

    /// Sets a closure that is called at each token acquisition, before and after each request, and before each wait.
    func setProbe(_ probe: @escaping @Sendable () -> Void) {
        self.probe.withLock { $0 = Probe(call: probe) }
    }

    /// Returns the number of requests for an action that have reached the service.
    func count(_ name: String) -> Int { sent.withLock { $0[name] ?? 0 } }

    /// Returns the user's current state, regardless of the state of the network.
    func state(of user: String = "u".guid) async throws -> String {
        try await emulator.text(of: user)
    }

    private func send(_ request: TransportRequest) async throws -> TransportResponse {
        probe.withLock { $0 }.call()
        try Task.checkCancellation()
        let script = networks.withLock { $0[request.url.lastPathComponent] } ?? network.withLock { $0 }
        switch script.state(clock.now) {
        case .available: break
        case .unavailable: throw TransportError(partialResponse: nil, underlying: URLError(.notConnectedToInternet))
        case .throttled(let seconds):
            return TransportResponse(status: 429, headers: ["Retry-After": String(seconds)])
        }
        sent.withLock { $0[request.url.lastPathComponent, default: 0] += 1 }
        let response = try await emulator.send(request)
        probe.withLock { $0 }.call()
        return response
    }

    /// Advances the clock from wait to wait until a task ends.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - sleepers: The number of pending waits when all tasks are waiting.
    ///   - check: A closure that is called when all tasks are waiting, and again just before the next wait ends.
    ///   - jump: A closure that returns the number of seconds by which the clock advances beyond the end of the next
    ///     wait.
    ///   - mayAdvance: A closure that returns whether the clock may advance. The default closure always returns `true`.
    /// - Throws: An error that the check throws.
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
        var pauses = PollingPauses()
        while !isDone.withLock({ $0 }) {
            guard mayAdvance(), clock.sleeperCount >= sleepers, let wake = clock.nextWake else {
                try await pauses.next()
                continue
            }
            pauses = PollingPauses()
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
