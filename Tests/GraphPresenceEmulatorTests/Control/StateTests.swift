// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the state that is saved to a file and restored from it.
@Suite(.timeLimit(.minutes(5))) struct StateTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport

    init() {
        emulator = EmulatorTransport(clock: clock, signedInUser: "u".guid)
    }

    private func send(_ method: GraphMethod, _ path: String, _ body: Data? = nil) async throws -> TransportResponse {
        try await emulator.send(
            TransportRequest(
                method: method,
                url: try #require(URL(string: "http://127.0.0.1:1" + path)),
                headers: ["Content-Type": "application/json", "Authorization": "Bearer any"],
                body: body
            )
        )
    }

    /// Sets a value of each kind that a state contains.
    private func fill() throws {
        emulator.emulator.add(UserDirectory.user("u".guid, named: "Adele Vance"))
        emulator.emulator.add(UserDirectory.user("v".guid, named: "Megan Bowen"))
        let available = SetPresencePostRequestBody(.available, sessionId: "S", expirationDuration: .hours(1))
        try emulator.perform(.setPresence(available), for: "u".guid)
        try emulator.perform(
            .signIn(teamsClient: "desktop", state: PresenceState(.busy, .inAMeeting)),
            for: "u".guid
        )
        try emulator.perform(
            .setUserPreferredPresence(
                SetUserPreferredPresencePostRequestBody(
                    availability: .doNotDisturb,
                    activity: .doNotDisturb,
                    expirationDuration: "PT2H"
                )
            ),
            for: "u".guid
        )
        let message = PresenceStatusMessage(
            message: ItemBody(content: "At lunch", contentType: .text),
            expiryDateTime: DateTimeTimeZone(dateTime: "2025-01-01T03:00:00", timeZone: "UTC")
        )
        try emulator.perform(.setStatusMessage(SetStatusMessagePostRequestBody(statusMessage: message)), for: "u".guid)
        try emulator.perform(.setOutOfOffice(OutOfOfficeSettings(isOutOfOffice: true)), for: "w".guid)
        try emulator.perform(
            .setManualLocation(SetManualLocationPostRequestBody(workLocationType: .office, placeId: "p")),
            for: "w".guid
        )
        try emulator.perform(.setScheduledLocation(WorkLocationSignal(.remote)), for: "w".guid)
    }

    @Test("A restored state has the same users, presences, sequence numbers, and time, both immediately and later")
    func roundTrip() async throws {
        try fill()
        clock.advance(by: .seconds(60))
        emulator.freeze(true)
        let data = try emulator.state()
        let other = EmulatorTransport(clock: ManualClock(now: Date(timeIntervalSince1970: 0)))
        try other.restore(data)
        #expect(try other.state() == data)
        for _ in 0..<5 {
            #expect(other.emulator.time == emulator.emulator.time)
            for user in ["u", "v", "w", "x"] {
                let presences = [emulator, other].map { emulator in
                    emulator.emulator.withState { $0.service.presence(of: user.guid, readBy: user.guid, at: $1) }
                }
                #expect(presences[0] == presences[1], "\(user)")
                #expect(
                    other.emulator.view(of: user.guid).displayName == emulator.emulator.view(of: user.guid).displayName
                )
            }
            for each in [emulator, other] { each.advance(by: .seconds(50 * 60)) }
        }
    }

    // The session expires after 5 minutes, and the message after 3 minutes. Then the state no longer contains them.
    @Test(
        "A sequence number is the same in a restored state if a session or a message has expired",
        arguments: [4.0, 6]
    )
    func expirations(_ minutes: Double) throws {
        try emulator.perform(.setPresence(SetPresencePostRequestBody(.busyInACall, sessionId: "S")), for: "u".guid)
        let message = PresenceStatusMessage(
            message: ItemBody(content: "Back soon", contentType: .text),
            expiryDateTime: DateTimeTimeZone(clock.now + 180, in: .gmt)
        )
        try emulator.perform(.setStatusMessage(SetStatusMessagePostRequestBody(statusMessage: message)), for: "u".guid)
        emulator.freeze(true)
        let first = emulator.emulator.withState { $0.service.presence(of: "u".guid, readBy: "u".guid, at: $1) }
        emulator.advance(by: .seconds(60 * minutes))
        let data = try emulator.state()
        let other = EmulatorTransport(clock: ManualClock())
        try other.restore(data)
        let presences = [emulator, other].map { emulator in
            emulator.emulator.withState { $0.service.presence(of: "u".guid, readBy: "u".guid, at: $1) }
        }
        #expect(presences[0].sequenceNumber == presences[1].sequenceNumber)
        #expect(try #require(first.sequenceNumber) < #require(presences[1].sequenceNumber))
        #expect(presences[0] == presences[1])
        #expect(try other.state() == data)
    }

    @Test("The control API can return and replace the state, and replacing it ends all subscriptions")
    func control() async throws {
        try fill()
        let state = try await send(.get, "/emulator/state")
        #expect(state.status == 200)
        let subscription =
            #"{"changeType":"updated","notificationUrl":"https://example.com/","expirationDateTime":"2025-01-01T00:30:00Z","#
            + #""resource":"/communications/presences/\#("u".guid)"}"#
        #expect(try await send(.post, "/v1.0/subscriptions", Data(subscription.utf8)).status == 201)
        emulator.advance(by: .seconds(3_600))
        #expect(emulator.emulator.view(of: "u".guid).sessions.count == 1)
        #expect(try await send(.put, "/emulator/state", state.body).status == 200)
        #expect(emulator.now == clock.now)
        // Requests from after the restored time do not count toward the request limit.
        #expect(try await send(.get, "/v1.0/me/presence").status == 200)
        #expect(emulator.emulator.view(of: "u".guid).sessions.count == 2)
        #expect(emulator.emulator.subscriptions.isEmpty)
        let count = emulator.changeCount
        #expect(try await send(.get, "/v1.0/me/presence").status == 200)
        #expect(emulator.changeCount == count)
        let empty = Data(#"{"users":[]}"#.utf8)
        #expect(try await send(.put, "/emulator/state", empty).status == 200)
        #expect(emulator.changeCount == count + 1)
        #expect(emulator.emulator.users(matching: "", skip: 0, top: 9).count == 0)
        #expect(emulator.now == clock.now)
    }

    @Test("A state does not contain tokens or secrets")
    func secrets() throws {
        emulator.register(token: "canary-token", as: .user("u".guid, permissions: []))
        emulator.register(EmulatorApplication(clientId: "canary-id", clientSecret: "canary-secret"))
        try fill()
        #expect(!String(decoding: try emulator.state(), as: UTF8.self).contains("canary"))
    }

    @Test("A reset restores the state that was kept as the initial state")
    func kept() throws {
        try fill()
        #expect(emulator.setTime(to: Date(timeIntervalSince1970: 2_000_000_000), isFrozen: true))
        emulator.keepAsInitialState()
        let data = try emulator.state()
        emulator.advance(by: .seconds(10))
        emulator.freeze(false)
        try emulator.perform(.signOut(teamsClient: "desktop"), for: "u".guid)
        emulator.reset()
        #expect(try emulator.state() == data)
        #expect(emulator.now == Date(timeIntervalSince1970: 2_000_000_000))
    }

    /// Returns a state that contains one user with the given members.
    private static func state(_ members: String) -> String {
        #"{"clock":{"now":"2025-01-01T12:00:00Z","isFrozen":true},"users":[{"id":"\#("u".guid)","# + members + "}]}"
    }

    private static func session(_ members: String) -> String {
        state(#""sessions":[{"id":"s","setAt":"2025-01-01T11:00:00Z",\#(members)}]"#)
    }

    @Test(
        "An invalid state is rejected and changes nothing",
        arguments: [
            ("{", "the state cannot be decoded: the data is not valid JSON"),
            ("[]", "the state must be a JSON object"), ("{}", "'users' is required and must be an array"),
            (#"{"users":[{"id":"adele"}]}"#, "'users[0].id' must be an object ID (a GUID)"),
            (
                #"{"clock":{},"users":[]}"#,
                "'clock.now' is required and must be a date and time, for example 2026-01-31T12:00:00Z"
            ),
            (
                state(#""sessions":[{"kind":"teamsClient","id":7}]"#), "'users[0].sessions[0].id' must be a string"
            ), (state(#""name":"Adele""#), "'users[0]' contains the unknown member 'name'; use 'id', 'displayName', "),
            (
                #"{"users":[{"id":"\#("u".guid)"},{"id":"\#("u".guid.uppercased())"}]}"#,
                "the user '\("u".guid)' appears twice in 'users'"
            ),
            (
                session(#""kind":"application","availability":"Busy","activity":"InACall""#),
                "the session 's' of the user '\("u".guid)' must contain 'expiresAt' if its kind is 'application', and must "
                    + "not contain it otherwise"
            ),
            (
                session(
                    #""kind":"application","availability":"Bussy","activity":"InACall","expiresAt":"2025-01-02T00:00:00Z""#
                ),
                "the session 's' of the user '\("u".guid)' has a combination of availability and activity that is not "
                    + "supported"
            ),
            (
                state(
                    #""sessions":[{"id":"s","setAt":"2025-01-01T13:00:00Z","kind":"teamsClient","availability":"Busy","#
                        + #""activity":"Busy"}]"#
                ), "the session 's' of the user '\("u".guid)' must not have a 'setAt' after the time in 'clock'"
            ),
            (
                state(
                    #""preferredPresence":{"availability":"Busy","activity":"Away","expiresAt":"2025-01-02T00:00:00Z"}"#
                ), PresenceServiceError.unsupportedPreferredPresence.message
            ),
            (
                state(#""statusMessage":{"expiryDateTime":{"dateTime":"soon","timeZone":"UTC"}}"#),
                "The provided [expiryDateTime] is invalid."
            ),
        ]
    )
    func invalid(_ text: String, _ message: String) throws {
        try fill()
        let before = try emulator.state()
        let error = #expect(throws: PresenceServiceError.self) { try emulator.restore(Data(text.utf8)) }
        #expect(error?.status == 400)
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
        #expect(try emulator.state() == before)
    }
}
