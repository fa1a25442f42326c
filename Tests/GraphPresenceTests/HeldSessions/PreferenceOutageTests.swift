// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests that a session's events also describe its preferred presence.
@Suite(.timeLimit(.minutes(5))) struct PreferenceOutageTests {
    private let simulation = Simulation()
    private let start: Date

    init() {
        start = simulation.clock.now
    }

    /// Keeps a preferred presence active, and compares `isExpired` with the service's state at each step.
    ///
    /// - Returns: The events.
    private func events(for seconds: Double, tolerant: Bool = false) async throws -> [HeldSessionEvent] {
        let (presence, clock) = (simulation.client.users["u".guid].presence, simulation.clock)
        // The timeout is measured in real time, and a busy machine may be slow.
        let options = HeldSessionOptions(timeout: .seconds(600), toleratesInitialFailure: tolerant)
        let (held, isOver) = (Locked<HeldSession?>(nil), Locked(false))
        let task = Task {
            try await presence.withPreferredPresence(.doNotDisturb, holding: "s", options: options) { session in
                held.withLock { $0 = session }
                try await clock.sleep(for: .seconds(seconds))
                isOver.withLock { $0 = true }
            }
        }
        try await simulation.run(task, sleepers: 3) { now in
            let shown = try await simulation.state()
            let isExpired = held.withLock { $0?.isExpired }
            #expect(isExpired == (shown != "DoNotDisturb/DoNotDisturb"), "\(now.timeIntervalSince(start)): \(shown)")
        } mayAdvance: {
            !isOver.withLock { $0 }
        }
        try await task.value
        var events: [HeldSessionEvent] = []
        if let session = held.withLock({ $0 }) {
            for await event in session.events { events.append(event) }
        }
        return events
    }

    @Test("A preference that is never set is never reported as recovered")
    func neverSet() async throws {
        simulation.setNetwork(of: "setUserPreferredPresence") { _ in .unavailable }
        let events = try await events(for: 1_500, tolerant: true)
        #expect(events.map(Simulation.name) == ["initial failure", "ended"])
        #expect(simulation.count("setPresence") == 6)
    }

    @Test("An expired preference is reported as expired, and as recovered when it is set again")
    func expiredPreference() async throws {
        let start = start
        simulation.setNetwork(of: "setUserPreferredPresence") { now in
            (1_000..<4_000).contains(now.timeIntervalSince(start)) ? .unavailable : .available
        }
        let events = try await events(for: 5_000)
        // The session is renewed every 270 seconds. The first renewal of the preference is sent at 1,800 seconds and
        // retried after 5, 10, 20, and 40 seconds, and then every minute. The preference is set again at 4,035 seconds.
        let names =
            Array(repeating: "renewed", count: 6) + Array(repeating: "delayed", count: 33) + ["expired", "recovered"]
            + Array(repeating: "renewed", count: 4) + ["ended"]
        #expect(events.map(Simulation.name) == names)
        let expirations = events.compactMap { event -> TimeInterval? in
            if case .delayed(_, let end) = event { end.timeIntervalSince(start) } else { nil }
        }
        #expect(Set(expirations) == [3_600])
    }

    @Test("A session that ends when it expires also ends when its preference expires")
    func endingWhenExpired() async throws {
        let start = start
        simulation.setNetwork(of: "setUserPreferredPresence") { now in
            now.timeIntervalSince(start) > 1_000 ? .unavailable : .available
        }
        let (presence, clock) = (simulation.client.users["u".guid].presence, simulation.clock)
        let options = HeldSessionOptions(timeout: .seconds(600), endsWhenExpired: true)
        let task = Task {
            try await presence.withPreferredPresence(.doNotDisturb, holding: "s", options: options) { _ in
                try await clock.sleep(for: .seconds(10_000))
            }
        }
        try await simulation.run(task, sleepers: 3)
        let error = await #expect(throws: GraphError.self) { try await task.value }
        #expect(error?.isConnectionFailure == true)
        #expect(clock.now.timeIntervalSince(start) == 3_600)
        #expect(simulation.count("clearUserPreferredPresence") == 1)
        #expect(simulation.count("clearPresence") == 1)
    }
}
