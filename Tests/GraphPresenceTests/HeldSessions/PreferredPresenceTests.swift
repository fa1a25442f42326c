// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct PreferredPresenceTests {
    /// Returns a client for an emulator that responds to one action with an error status.
    private func client(_ emulator: EmulatorTransport, failing action: String, _ status: Int) -> GraphServiceClient {
        GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: ClosureTransport { request in
                guard request.url.lastPathComponent == action else { return try await emulator.send(request) }
                return TransportResponse(status: status, json: "{}")
            },
            retryPolicy: .never
        )
    }

    /// Returns the user's availability while there is a session, because a preference has no effect without a session.
    private func preferred(_ emulator: EmulatorTransport) async throws -> PresenceAvailability? {
        let client = GraphServiceClient(credential: StaticTokenCredential("t"), transport: emulator)
        try await client.users["u".guid].presence.setPresence(.away, sessionId: "another")
        return try await client.users["u".guid].presence.get().availability
    }

    @Test("A rejected preference leaves the user's own preference unchanged")
    func rejectedPreference() async throws {
        let emulator = EmulatorTransport(clock: ManualClock())
        let own = GraphServiceClient(credential: StaticTokenCredential("t"), transport: emulator)
        try await own.users["u".guid].presence.setUserPreferredPresence(.beRightBack)
        let presence = client(emulator, failing: "setUserPreferredPresence", 403).users["u".guid].presence
        let error = await #expect(throws: GraphError.self) {
            try await presence.withPreferredPresence(.busy, holding: "s") { _ in Issue.record("the body ran") }
        }
        #expect(error?.status == 403)
        #expect(try await preferred(emulator) == .beRightBack)
    }

    @Test("A preference that cannot be cleared is reported")
    func failedClearing() async throws {
        let emulator = EmulatorTransport(clock: ManualClock())
        let presence = client(emulator, failing: "clearUserPreferredPresence", 503).users["u".guid].presence
        let reported = Locked<Int?>(nil)
        let session = try await presence.withPreferredPresence(.busy, holding: "s") { $0 }
        for await event in session.events {
            if case .preferenceNotCleared(let error as GraphError) = event { reported.withLock { $0 = error.status } }
        }
        #expect(reported.withLock { $0 } == 503)
        // The preference remains until it expires.
        #expect(try await preferred(emulator) == .busy)
    }

    @Test("A failed renewal is retried before the preference expires")
    func failedRenewal() async throws {
        let simulation = Simulation()
        let clock = simulation.clock
        let start = simulation.clock.now
        // The network is unavailable when the preference is first renewed.
        simulation.setNetwork { now in
            (1_800..<1_811).contains(now.timeIntervalSince(start)) ? .unavailable : .available
        }
        let presence = simulation.client.users["u".guid].presence
        let (isOver, delays) = (Locked(false), Locked<[TimeInterval]>([]))
        let task = Task {
            try await presence.withPreferredPresence(.doNotDisturb, holding: "s") { session in
                let reader = Task {
                    for await case .delayed(_, let expiresAt) in session.events {
                        delays.withLock { $0.append(expiresAt.timeIntervalSince(start)) }
                    }
                }
                try await clock.sleep(for: .seconds(5_500))
                isOver.withLock { $0 = true }
                reader.cancel()
            }
        }
        try await simulation.run(task, sleepers: 3) { _ in
            let shown = try await simulation.state()
            #expect(shown == "DoNotDisturb/DoNotDisturb")
        } mayAdvance: {
            !isOver.withLock { $0 }
        }
        try await task.value
        // The requests are sent at the start, after 30 minutes 15 seconds, and every half hour after that. Each request sets the
        // preference for an hour.
        #expect(simulation.count("setUserPreferredPresence") == 4)
        #expect(delays.withLock { $0 } == [3_600, 3_600])
    }
}
