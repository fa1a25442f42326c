import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

/// The documented rules of sessions, through the generated client.
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

    @Test func aUserWithoutASessionIsOffline() async throws {
        #expect(try await state() == "Offline/Offline")
    }

    @Test func anAvailableSessionFadesAfterFiveAndTenMinutes() async throws {
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

    @Test func settingASessionAgainStartsItsTimeOutAgain() async throws {
        for _ in 0..<10 {
            try await presence.setPresence(.available, sessionId: "app", expirationDuration: .hours(1))
            clock.advance(by: .seconds(240))
            #expect(try await state() == "Available/Available")
        }
    }

    @Test(arguments: [SessionPresence.busyInACall, .busyInAConferenceCall, .away, .doNotDisturbPresenting])
    func otherSessionsDoNotFade(_ combination: SessionPresence) async throws {
        try await presence.setPresence(combination, sessionId: "app", expirationDuration: .hours(4))
        clock.advance(by: .seconds(4 * 3_600 - 1))
        #expect(try await state() == combination.description)
        clock.advance(by: .seconds(1))
        #expect(try await state() == "Offline/Offline")
    }

    @Test func aSessionExpiresAfterFiveMinutesByDefault() async throws {
        try await presence.setPresence(.busyInACall, sessionId: "app")
        clock.advance(by: .seconds(299))
        #expect(try await state() == "Busy/InACall")
        clock.advance(by: .seconds(1))
        #expect(try await state() == "Offline/Offline")
    }

    @Test func doNotDisturbWinsOverBusyOverAvailableOverAway() async throws {
        let order: [SessionPresence] = [.away, .available, .busyInACall, .doNotDisturbPresenting]
        // Whatever the order of setting, the one that wins is shown.
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

    @Test func sessionsAreAggregatedAsTheyStandAfterFading() async throws {
        try await presence.setPresence(.available, sessionId: "a", expirationDuration: .hours(1))
        clock.advance(by: .seconds(600))
        try await presence.setPresence(.away, sessionId: "b", expirationDuration: .hours(1))
        #expect(try await state() == "Away/Away")
        try await presence.setPresence(.available, sessionId: "c", expirationDuration: .hours(1))
        #expect(try await state() == "Available/Available")
    }

    @Test func clearingAnUnknownSessionIs404() async throws {
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

    @Test func clearingTheOnlySessionGivesOfflineOffline() async throws {
        try await presence.setPresence(.busyInACall, sessionId: "app")
        try await presence.clearPresence(sessionId: "app")
        #expect(try await state() == "Offline/Offline")
    }

    @Test func setPresenceCreatesOrRenewsTheSessionThatItNames() async throws {
        try await presence.setPresence(.busyInACall, sessionId: "app", expirationDuration: .minutes(5))
        clock.advance(by: .seconds(299))
        try await presence.setPresence(.away, sessionId: "app", expirationDuration: .minutes(6))
        // The session is the same one: Busy has not outlived its renewal.
        #expect(try await state() == "Away/Away")
        clock.advance(by: .seconds(359))
        #expect(try await state() == "Away/Away")
        clock.advance(by: .seconds(1))
        #expect(try await state() == "Offline/Offline")
    }

    @Test(arguments: ["PT5M", "PT240M", "PT4H", "PT300S"] as [GraphDuration])
    func fiveTo240MinutesAreAllowed(_ duration: GraphDuration) async throws {
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

    @Test func aDurationOutsideTheRangeIsRefusedInTheServicesWords() async throws {
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

    @Test func anUnsupportedCombinationIsRefused() async throws {
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

    @Test func usersDoNotMeet() async throws {
        try await presence.setPresence(.busyInACall, sessionId: "app")
        let many = try await graphClient.communications.getPresencesByUserId(ids: ["other".guid, user])
        #expect(many.value.map(\.id) == ["other".guid, user])
        #expect(many.value.map(\.availability) == [.offline, .busy])
        let same = try await graphClient.communications.presences[user].get()
        #expect(same.activity == .inACall)
    }
}
