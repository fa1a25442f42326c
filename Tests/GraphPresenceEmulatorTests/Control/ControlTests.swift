// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the control API over HTTP.
@Suite(.networking, .timeLimit(.minutes(5))) struct ControlTests {
    private let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid)
    private let graphClient: GraphServiceClient

    init() {
        graphClient = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: emulator,
            retryPolicy: .never
        )
    }

    @discardableResult
    private func call(_ method: GraphMethod, _ path: String, _ body: String? = nil) async throws -> TransportResponse {
        try await emulator.send(
            TransportRequest(
                method: method,
                url: try #require(URL(string: "http://127.0.0.1:1/emulator/" + path)),
                headers: ["Content-Type": "application/json"],
                body: body.map { Data($0.utf8) }
            )
        )
    }

    private func state() async throws -> String {
        try await graphClient.me.presence.get().text
    }

    @Test("The clock can be read and advanced") func advancesClock() async throws {
        #expect(
            try await call(.get, "clock").body == Data(#"{"isFrozen":false,"now":"2025-01-01T00:00:00.0000000Z"}"#.utf8)
        )
        let moved = try await call(.post, "clock", #"{"advance":"PT1H0.5S"}"#)
        #expect(moved.body == Data(#"{"isFrozen":false,"now":"2025-01-01T01:00:00.5000000Z"}"#.utf8))
        try await graphClient.me.presence.setPresence(.away, sessionId: "s")
        try await call(.post, "clock", #"{"advance":"PT5M"}"#)
        #expect(try await state() == "Offline/Offline")
        #expect(try await call(.post, "clock", #"{"advance":"-PT5M"}"#).status == 400)
        #expect(try await call(.post, "clock", #"{"advance":"5"}"#).status == 400)
    }

    @Test("A user can sign in to a Teams client and sign out of it") func signsInAndOut() async throws {
        let body = #"{"teamsClient":"desktop","availability":"Busy","activity":"InAMeeting"}"#
        #expect(try await call(.post, "users/\("u".guid)/signIn", body).status == 200)
        #expect(try await state() == "Busy/InAMeeting")
        try await call(.post, "users/\("u".guid)/signOut", #"{"teamsClient":"desktop"}"#)
        #expect(try await state() == "Offline/Offline")
    }

    @Test("Out-of-office settings and the scheduled location can be set") func setsOutOfOfficeAndLocation() async throws
    {
        try await call(.post, "users/\("u".guid)/setOutOfOffice", #"{"isOutOfOffice":true,"message":"Away"}"#)
        try await call(.post, "users/\("u".guid)/setScheduledLocation", #"{"workLocationType":"office","placeId":"p"}"#)
        var presence = try await graphClient.me.presence.get()
        #expect(presence.outOfOfficeSettings == OutOfOfficeSettings(isOutOfOffice: true, message: "Away"))
        let expected = UserWorkLocation(placeId: "p", source: .scheduled, workLocationType: .office)
        #expect(presence.workLocation == expected)
        try await call(.post, "users/\("u".guid)/clearScheduledLocation")
        presence = try await graphClient.me.presence.get()
        #expect(presence.workLocation?.source == WorkLocationSource.none)
    }

    @Test("Device codes can be listed, approved, and denied") func decidesDeviceCodes() async throws {
        func start() async throws -> String {
            let request = TransportRequest(
                method: .post,
                url: try #require(URL(string: "http://127.0.0.1:1/t/oauth2/v2.0/devicecode")),
                headers: ["Content-Type": "application/x-www-form-urlencoded"],
                body: Data("client_id=app&scope=Presence.Read".utf8)
            )
            let response = try JSONDecoder().decode(GraphJSONValue.self, from: try await emulator.send(request).body)
            guard case .string(let code)? = response["user_code"] else { return "" }
            return code
        }
        let (first, second) = (try await start(), try await start())
        let listed = try JSONDecoder().decode(GraphJSONValue.self, from: try await call(.get, "deviceCodes").body)
        let codes = [first, second].sorted().map { code -> GraphJSONValue in
            [
                "userCode": .string(code), "clientId": "app", "scopes": ["Presence.Read"],
                "expiresAt": "2025-01-01T00:15:00.0000000Z",
            ]
        }
        #expect(listed == ["value": .array(codes)])
        #expect(try await call(.post, "deviceCodes/\(first)/approve", #"{"user":"\#("u".guid)"}"#).status == 200)
        #expect(try await call(.post, "deviceCodes/\(second)/deny").status == 200)
        #expect(try await call(.post, "deviceCodes/\(second)/deny").status == 404)
        #expect(emulator.pendingDeviceCodes.isEmpty)
    }

    @Test("Registered tokens and applications are valid until a reset") func registersIdentities() async throws {
        try await call(.post, "tokens", #"{"token":"t","user":"\#("v".guid)","permissions":["Presence.Read"]}"#)
        let known = GraphServiceClient(credential: StaticTokenCredential("t"), transport: emulator)
        #expect(try await known.me.presence.get().id == "v".guid)
        await #expect(throws: GraphError.self) { try await graphClient.me.presence.get() }
        let body = #"{"clientId":"c","clientSecret":"s","applicationPermissions":["Presence.ReadWrite.All"]}"#
        #expect(try await call(.post, "applications", body).status == 200)
        try await call(.post, "reset")
        #expect(try await graphClient.me.presence.get().id == "u".guid)
    }

    @Test("Faults can be added and removed") func scriptsFaults() async throws {
        let steps = #"[{"send":"HTTP/1.1 503 x\r\n"},{"sendBase64":"DQo="},{"waitSeconds":0},{"end":"close"}]"#
        let script = #"{"path":"/v1.0/me/presence","method":"GET","times":2,"steps":\#(steps)}"#
        #expect(try await call(.post, "faults", script).status == 200)
        let error = await #expect(throws: GraphError.self) { try await graphClient.me.presence.get() }
        #expect(error?.status == 503)
        #expect(try await call(.delete, "faults").status == 200)
        #expect(try await state() == "Offline/Offline")
        for invalid in [
            #"{"steps":[{"sendBase64":"*"}]}"#, #"{"steps":[{}]}"#, #"{"steps":[{"end":"x"}]}"#,
            #"{"steps":[{"waitSeconds":-1}]}"#, #"{"method":"get","steps":[]}"#, #"{"times":0,"steps":[]}"#, "{}",
        ] {
            #expect(try await call(.post, "faults", invalid).status == 400, "\(invalid)")
        }
    }

    @Test("The request limit can be changed and removed") func changesThrottling() async throws {
        try await call(.post, "throttling", #"{"requests":1,"seconds":2}"#)
        _ = try await state()
        let error = await #expect(throws: GraphError.self) { try await graphClient.me.presence.get() }
        #expect(error?.headers["Retry-After"] == "2")
        try await call(.post, "throttling", "{}")
        _ = try await state()
    }

    @Test("A reset restores the initial state") func resetsState() async throws {
        try await graphClient.me.presence.setPresence(.away, sessionId: "s", expirationDuration: .hours(4))
        emulator.advance(by: .seconds(60))
        emulator.add(.response(500))
        #expect(try await call(.post, "reset").status == 200)
        #expect(try await state() == "Offline/Offline")
        #expect(emulator.now == Date(timeIntervalSince1970: 1_735_689_600))
    }

    @Test("An unknown path returns 404, and the control API is not available below Graph's paths") func unknownPaths()
        async throws
    {
        for (method, path) in [
            (GraphMethod.get, "nothing"), (.post, "nothing"), (.post, "users/\("u".guid)/nothing"),
            (.post, "deviceCodes/x/nothing"),
        ] {
            #expect(try await call(method, path, "{}").status == 404, "\(path)")
        }
        let request = TransportRequest(
            method: .post,
            url: try #require(URL(string: "http://127.0.0.1/v1.0/emulator/reset")),
            headers: ["Authorization": "Bearer x"]
        )
        #expect(try await emulator.send(request).status == 404)
    }

    @Test("Invalid methods and parameters are rejected") func rejectsInvalidRequests() async throws {
        #expect(try await call(.get, "reset").status == 405)
        #expect(try await call(.delete, "clock").status == 405)
        for body in [
            #"{"requests":0,"seconds":1e300}"#, #"{"requests":0,"seconds":1e19}"#, #"{"requests":-5}"#,
            #"{"requests":1,"seconds":0}"#,
        ] {
            #expect(try await call(.post, "throttling", body).status == 400, "\(body)")
        }
        #expect(try await call(.post, "clock", #"{"advance":"P9000000D"}"#).status == 400)
        #expect(try await call(.post, "clock", #"{"advance":"P2900000D"}"#).status == 200)
        #expect(try await call(.post, "clock", #"{"advance":"P1000000D"}"#).status == 400)
    }

    @Test("A server provides the control API") func servesControlAPI() async throws {
        let server = try EmulatorServer(emulator)
        defer { server.stop() }
        let transport = URLSessionTransport()
        let response = try await transport.send(
            TransportRequest(
                method: .post,
                url: try #require(URL(string: server.origin + "/emulator/clock")),
                headers: ["Content-Type": "application/json"],
                body: Data(#"{"advance":"PT5M"}"#.utf8)
            )
        )
        #expect(response.body == Data(#"{"isFrozen":false,"now":"2025-01-01T00:05:00.0000000Z"}"#.utf8))
    }
}
