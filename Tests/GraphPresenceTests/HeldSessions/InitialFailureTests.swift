// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests sessions that start even if the state cannot initially be set.
@Suite(.timeLimit(.minutes(5))) struct InitialFailureTests {
    private let simulation = Simulation()
    // The timeout is measured in real time, and a busy machine may be slow.
    private let options = HeldSessionOptions(timeout: .seconds(600), toleratesInitialFailure: true)

    private var presence: PresenceRequestBuilder { simulation.client.users["u".guid].presence }

    /// Makes the network unavailable for a number of seconds from now.
    private func disconnect(for seconds: Double) {
        let start = simulation.clock.now
        simulation.setNetwork { $0.timeIntervalSince(start) < seconds ? .unavailable : .available }
    }

    @Test("The body runs during an outage, and the state is set when the outage ends")
    func startDuringOutage() async throws {
        disconnect(for: 12)
        let start = simulation.clock.now
        let (presence, clock, options) = (presence, simulation.clock, options)
        let task = Task {
            try await presence.withSession("s", .busyInACall, options: options) { session in
                try await clock.sleep(for: .seconds(299))
                return session
            }
        }
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            // The attempts are sent after 0, 5, and 15 seconds.
            let isSet = now.timeIntervalSince(start) > 15
            if now.timeIntervalSince(start) != 15 {
                #expect(shown == (isSet ? "Busy/InACall" : "Offline/Offline"))
            }
        }
        let session = try await task.value
        var events: [String] = []
        for await event in session.events { events.append(Simulation.name(event)) }
        #expect(events == ["initial failure", "recovered", "renewed", "ended"])
        #expect(simulation.count("clearPresence") == 1)
        #expect(try await simulation.state() == "Offline/Offline")
    }

    @Test("If the body ends during the outage, the session is cleared because its state may have been set")
    func endDuringOutage() async throws {
        simulation.setNetwork { _ in .unavailable }
        try await presence.withSession("s", .away, options: options) { [simulation] session in
            #expect(session.isExpired)
            simulation.setNetwork { _ in .available }
        }
        #expect(simulation.count("setPresence") == 0)
        #expect(simulation.count("clearPresence") == 1)
    }

    @Test("The first request is sent only once")
    func singleAttempt() async throws {
        let attempts = Locked(0)
        simulation.setNetwork { _ in
            attempts.withLock { $0 += 1 }
            return .unavailable
        }
        let session = try await presence.holdSession("s", .away, options: options)
        #expect(attempts.withLock { $0 } == 1)
        #expect(session.isExpired)
        simulation.setNetwork { _ in .available }
        try await session.update(.busyInACall)
        #expect(!session.isExpired)
        #expect(try await simulation.state() == "Busy/InACall")
        try await session.end()
        #expect(try await simulation.state() == "Offline/Offline")
    }

    @Test("An invalid request causes an error, and the body does not run")
    func invalidRequest() async throws {
        let error = await #expect(throws: GraphError.self) {
            try await presence.withSession("", .away, options: options) { _ in Issue.record("the body ran") }
        }
        #expect(error?.kind == .invalidRequest)
    }

    @Test("Without the option, the error from the first request is thrown")
    func intolerantSession() async throws {
        let client = GraphServiceClient(transport: ClosureTransport { _ in TransportResponse(status: 503) })
        let error = await #expect(throws: GraphError.self) {
            try await client.me.presence.withSession("s", .away) { _ in Issue.record("the body ran") }
        }
        #expect(error?.status == 503)
    }

    @Test("A preferred presence is also set after the outage")
    func preferredPresence() async throws {
        disconnect(for: 12)
        let (presence, clock, options) = (presence, simulation.clock, options)
        let task = Task {
            try await presence.withPreferredPresence(.doNotDisturb, holding: "s", options: options) { _ in
                try await clock.sleep(for: .seconds(200))
            }
        }
        let start = simulation.clock.now
        try await simulation.run(task, sleepers: 3) { now in
            guard now.timeIntervalSince(start) > 15 else { return }
            let shown = try await simulation.state()
            #expect(shown == "DoNotDisturb/DoNotDisturb")
        }
        try await task.value
        #expect(simulation.count("clearUserPreferredPresence") == 1)
        #expect(simulation.count("clearPresence") == 1)
    }

    @Test("A sign-in may take longer than a request's timeout and is started only once")
    func interactiveSignIn() async throws {
        let signIns = Locked(0)
        let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid)
        let credential = ClosureTokenCredential(isInteractive: true) { _ in
            signIns.withLock { $0 += 1 }
            try await Task.sleep(for: .seconds(2.5))
            return GraphAccessToken("any", expiresOn: nil)
        }
        let client = GraphServiceClient(credential: credential, transport: emulator)
        let options = HeldSessionOptions(timeout: .seconds(2), toleratesInitialFailure: true)
        let availability = try await client.me.presence.withSession("s", .away, options: options) { session in
            #expect(!session.isExpired)
            // If the timeout included the sign-in, the session would start before the sign-in ended and then start
            // another sign-in.
            #expect(signIns.withLock { $0 } == 1)
            return try await client.me.presence.get().availability
        }
        #expect(availability == .away)
    }
}
