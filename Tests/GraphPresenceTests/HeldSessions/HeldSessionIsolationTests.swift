// SPDX-License-Identifier: MIT

import GraphPresenceEmulator
import TestSupport
import Testing

@testable import GraphPresence

/// Tests that a body runs on its caller's actor and can use values that are not Sendable.
@Suite(.timeLimit(.minutes(5))) struct HeldSessionIsolationTests {
    private static func presence() -> PresenceRequestBuilder {
        let emulator = EmulatorTransport(clock: ManualClock())
        return GraphServiceClient(credential: StaticTokenCredential("t"), transport: emulator).users["u".guid].presence
    }

    @MainActor final class Model {
        var states: [String] = []

        func call() async throws -> Int {
            let presence = HeldSessionIsolationTests.presence()
            try await presence.withSession("s", .busyInACall) { session in
                MainActor.assertIsolated()
                self.states.append("in a call")
                try await session.update(.doNotDisturbPresenting)
                MainActor.assertIsolated()
                self.states.append("presenting")
            }
            return try await presence.withPreferredPresence(.busy, holding: "s") { _ in
                MainActor.assertIsolated()
                self.states.append("busy")
                return self.states.count
            }
        }
    }

    actor Counter {
        private(set) var count = 0

        func call() async throws {
            try await HeldSessionIsolationTests.presence().withSession("s", .busyInACall) { _ in
                self.assertIsolated()
                self.count += 1
            }
        }
    }

    final class Box {
        var text = ""
    }

    @Test("A body in a main-actor type can use the type's members")
    func mainActorBody() async throws {
        let model = Model()
        #expect(try await model.call() == 3)
        #expect(await model.states == ["in a call", "presenting", "busy"])
    }

    @Test("A body in an actor can use the actor's members")
    func actorBody() async throws {
        let counter = Counter()
        try await counter.call()
        #expect(await counter.count == 1)
    }

    @Test("The body can use values that are not Sendable")
    func nonSendableBody() async throws {
        let box = Box()
        try await Self.presence().withSession("s", .busyInACall) { _ in box.text = "ran" }
        #expect(box.text == "ran")
    }

    @Test("The body has its caller's task-local values")
    func taskLocalValues() async throws {
        let value = try await Self.$local.withValue("here") {
            try await Self.presence().withSession("s", .busyInACall) { _ in Self.local }
        }
        #expect(value == "here")
    }

    @Test("A body that starts after cancellation is canceled")
    func canceledBeforeBody() async throws {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await withChildTask({}) { Task.isCancelled }
        }
        #expect(try await task.value)
    }

    @TaskLocal private static var local = ""
}
