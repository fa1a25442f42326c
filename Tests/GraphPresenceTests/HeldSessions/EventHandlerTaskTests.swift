// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import GraphRuntime
import PresenceSupport
import TestSupport
import Testing

/// Tests for calls in tasks that an app starts while it handles an event of a held session's request.
@Suite(.timeLimit(.minutes(5))) struct EventHandlerTaskTests {
    /// Starts a task for the first event of an operation. The task reads the presence after the gate is opened.
    private final class Reader: Sendable {
        let client = Locked<GraphServiceClient?>(nil)
        let gate = OneShot<Void>()
        private let reading = Locked<Task<Presence, any Error>?>(nil)

        func handle(_ event: GraphEvent, of path: String) {
            guard event.operation.description.hasSuffix(path), case .started = event.kind else { return }
            let (client, gate) = (client.withLock { $0 }, gate)
            reading.withLock { reading in
                guard reading == nil, let client else { return }
                reading = Task {
                    await gate.wait()
                    return try await client.me.presence.get()
                }
            }
        }

        func presence() async throws -> Presence {
            gate.fulfill(())
            return try await #require(reading.withLock { $0 }).value
        }
    }

    @Test("A task that starts during a request of a session can call Graph after the request")
    func sessionRequest() async throws {
        let reader = Reader()
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid),
            onEvent: { reader.handle($0, of: "/setPresence") }
        )
        reader.client.withLock { $0 = client }
        try await client.me.presence.withSession("22553876-f5ab-4529-bffb-cfe50aa89f87", .busyInACall) { _ in
            let presence = try await reader.presence()
            #expect(presence.availability == .busy)
        }
    }
}
