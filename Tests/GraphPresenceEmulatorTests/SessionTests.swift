// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

/// Tests for the documented session rules with the generated client.
@Suite(.timeLimit(.minutes(5))) struct SessionTests {
    private let clock = ManualClock()
    private let graphClient: GraphServiceClient
    private let user = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"

    init() {
        graphClient = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(clock: clock)
        )
    }

    private var presence: PresenceRequestBuilder { graphClient.users[user].presence }

    private func state() async throws -> String {
        try await presence.get().text
    }

    @Test("A user without a session is offline") func offlineWithoutSession() async throws {
        #expect(try await state() == "Offline/Offline")
    }

    @Test("An available session fades after 5 and 10 minutes") func availableFades() async throws {
        try await presence.setPresence(.available, sessionId: "app", expirationDuration: .hours(4))
        #expect(try await state() == "Available/Available")
        clock.advance(by: .seconds(299))
        #expect(try await state() == "Available/Available")
        clock.advance(by: .seconds(1))
        #expect(try await state() == "Available/AvailableInactive")
        clock.advance(by: .seconds(299))
        #expect(try await state() == "Available/AvailableInactive")
        clock.advance(by: .seconds(1))
        #expect(try await state() == "Away/Away")
    }

    @Test("Setting a session's presence again restarts the session's timeout") func timeoutRestarts() async throws {
        for _ in 0..<10 {
            try await presence.setPresence(.available, sessionId: "app", expirationDuration: .hours(1))
            clock.advance(by: .seconds(240))
            #expect(try await state() == "Available/Available")
        }
    }

    @Test(
        "Sessions that are not Available do not fade",
        arguments: [SessionPresence.busyInACall, .busyInAConferenceCall, .away, .doNotDisturbPresenting]
    )
    func othersDoNotFade(_ combination: SessionPresence) async throws {
        try await presence.setPresence(combination, sessionId: "app", expirationDuration: .hours(4))
        clock.advance(by: .seconds(4 * 3_600 - 1))
        #expect(try await state() == combination.description)
        clock.advance(by: .seconds(1))
        #expect(try await state() == "Offline/Offline")
    }

    @Test("A session expires after 5 minutes by default") func defaultExpiration() async throws {
        try await presence.setPresence(.busyInACall, sessionId: "app")
        clock.advance(by: .seconds(299))
        #expect(try await state() == "Busy/InACall")
        clock.advance(by: .seconds(1))
        #expect(try await state() == "Offline/Offline")
    }

    @Test("Sessions take precedence in the order DoNotDisturb, Busy, Available, Away") func sessionPrecedence()
        async throws
    {
        let order: [SessionPresence] = [.away, .available, .busyInACall, .doNotDisturbPresenting]
        // The order in which the sessions are set does not affect the result.
        for sessions in [order, order.reversed()] {
            for combination in sessions {
                try await presence.setPresence(combination, sessionId: combination.description)
            }
            #expect(try await state() == "DoNotDisturb/Presenting")
        }
        try await presence.clearPresence(sessionId: "DoNotDisturb/Presenting")
        #expect(try await state() == "Busy/InACall")
        try await presence.clearPresence(sessionId: "Busy/InACall")
        #expect(try await state() == "Available/Available")
        try await presence.clearPresence(sessionId: "Available/Available")
        #expect(try await state() == "Away/Away")
        try await presence.clearPresence(sessionId: "Away/Away")
        #expect(try await state() == "Offline/Offline")
    }

    @Test("Faded sessions take part in aggregation with their faded state") func aggregationAfterFading() async throws {
        try await presence.setPresence(.available, sessionId: "a", expirationDuration: .hours(1))
        clock.advance(by: .seconds(600))
        try await presence.setPresence(.away, sessionId: "b", expirationDuration: .hours(1))
        #expect(try await state() == "Away/Away")
        try await presence.setPresence(.available, sessionId: "c", expirationDuration: .hours(1))
        #expect(try await state() == "Available/Available")
    }

    @Test("Clearing an unknown session returns 404") func clearUnknownSession() async throws {
        for sessionId in ["never", "ended"] {
            if sessionId == "ended" {
                try await presence.setPresence(.away, sessionId: "ended")
                clock.advance(by: .seconds(300))
            }
            let error = await #expect(throws: GraphError.self) {
                try await presence.clearPresence(sessionId: sessionId)
            }
            #expect(error?.status == 404)
            #expect(error?.code == "NotFound")
            #expect(error?.requestId != nil)
            #expect(error?.requestId == error?.headers["request-id"])
            #expect(error?.date?.date == clock.now)
        }
    }

    @Test("Clearing the only session results in Offline/Offline") func clearOnlySession() async throws {
        try await presence.setPresence(.busyInACall, sessionId: "app")
        try await presence.clearPresence(sessionId: "app")
        #expect(try await state() == "Offline/Offline")
    }

    @Test("Setting a presence creates or renews the specified session") func createOrRenew() async throws {
        try await presence.setPresence(.busyInACall, sessionId: "app", expirationDuration: .minutes(5))
        clock.advance(by: .seconds(299))
        try await presence.setPresence(.away, sessionId: "app", expirationDuration: .minutes(6))
        // The call renews the same session, so Busy no longer applies.
        #expect(try await state() == "Away/Away")
        clock.advance(by: .seconds(359))
        #expect(try await state() == "Away/Away")
        clock.advance(by: .seconds(1))
        #expect(try await state() == "Offline/Offline")
    }

    @Test(
        "Durations from 5 to 240 minutes are accepted",
        arguments: ["PT5M", "PT240M", "PT4H", "PT300S"] as [GraphDuration]
    )
    func durationsInRange(_ duration: GraphDuration) async throws {
        try await presence.setPresence(
            .busyInACall,
            sessionId: "app",
            expirationDuration: duration,
            configuration: RequestConfiguration(validation: [])
        )
        clock.advance(by: try #require(duration.duration) - .milliseconds(1))
        #expect(try await state() == "Busy/InACall")
        clock.advance(by: .milliseconds(1))
        #expect(try await state() == "Offline/Offline")
    }

    @Test("A duration outside the range is rejected with the service's message") func durationsOutOfRange()
        async throws
    {
        for duration: GraphDuration in ["PT4M59S", "PT4H1S"] {
            let error = await #expect(throws: GraphError.self) {
                try await presence.setPresence(
                    .away,
                    sessionId: "app",
                    expirationDuration: duration,
                    configuration: RequestConfiguration(validation: [])
                )
            }
            #expect(error?.status == 400)
            #expect(error?.code == "InvalidArgument")
            #expect(error?.message == "The provided [ExpirationDuration] is out of range.")
        }
    }

    @Test("An unsupported combination is rejected") func unsupportedCombination() async throws {
        let error = await #expect(throws: GraphError.self) {
            try await presence.setPresence.post(
                SetPresencePostRequestBody(sessionId: "app", availability: .busy, activity: .busy),
                configuration: RequestConfiguration(validation: [])
            )
        }
        #expect(error?.status == 400)
        #expect(error?.code == "InvalidArgument")
        #expect(try await state() == "Offline/Offline")
    }

    @Test("The presences of different users are independent") func separateUsers() async throws {
        try await presence.setPresence(.busyInACall, sessionId: "app")
        let many = try await graphClient.communications.getPresencesByUserId(ids: ["other".guid, user])
        #expect(many.value.map(\.id) == ["other".guid, user])
        #expect(many.value.map(\.availability) == [.offline, .busy])
        let same = try await graphClient.communications.presences[user].get()
        #expect(same.activity == .inACall)
    }
}
