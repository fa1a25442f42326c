// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the emulator's token endpoint.
@Suite(.timeLimit(.minutes(5))) struct TokenEndpointTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport

    init() {
        emulator = EmulatorTransport(
            clock: clock,
            tokens: [:],
            applications: [
                EmulatorApplication(
                    clientId: "Daemon",
                    clientSecret: "s+e&c=r%t",
                    applicationPermissions: ["Presence.ReadWrite.All"]
                ),
                EmulatorApplication(clientId: "app", delegatedPermissions: ["Presence.ReadWrite", "Presence.Read"]),
            ]
        )
    }

    private func post(
        _ fields: [String: String],
        _ resource: String = "token",
        to emulator: EmulatorTransport? = nil
    ) async throws -> (status: Int, body: GraphJSONValue) {
        var parts = URLComponents()
        parts.queryItems = fields.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) }
        let text = (parts.percentEncodedQuery ?? "").replacingOccurrences(of: "+", with: "%2B")
        let request = TransportRequest(
            method: .post,
            url: try #require(URL(string: "https://login.microsoftonline.com/contoso/oauth2/v2.0/" + resource)),
            headers: ["Content-Type": "application/x-www-form-urlencoded", "client-request-id": "c-1"],
            body: Data(text.utf8)
        )
        let response = try await (emulator ?? self.emulator).send(request)
        #expect(response.headers["Content-Type"] == "application/json; charset=utf-8")
        #expect(response.headers["Cache-Control"] == "no-store, no-cache")
        return (response.status, try JSONDecoder().decode(GraphJSONValue.self, from: response.body))
    }

    private func text(_ value: GraphJSONValue, _ key: String) -> String {
        if case .string(let text)? = value[key] { text } else { "" }
    }

    private func client(_ token: String) -> GraphServiceClient {
        GraphServiceClient(credential: StaticTokenCredential(token), transport: emulator)
    }

    private let clientCredentials = [
        "grant_type": "client_credentials", "client_id": "daemon", "client_secret": "s+e&c=r%t",
        "scope": "https://graph.microsoft.com/.default",
    ]

    @Test("An application acquires a token with its client secret") func clientCredentialsGrant() async throws {
        let (status, body) = try await post(clientCredentials)
        #expect(status == 200)
        #expect(body["token_type"] == "Bearer")
        #expect(body["expires_in"] == 3599)
        #expect(body["ext_expires_in"] == 3599)
        let graphClient = client(text(body, "access_token"))
        try await graphClient.users["u".guid].presence.setPresence(.away, sessionId: "s")
        #expect(try await graphClient.users["u".guid].presence.get().availability == .away)
        let error = await #expect(throws: GraphError.self) { try await graphClient.me.presence.get() }
        #expect(error?.status == 400)
    }

    @Test("An access token expires after 3,599 seconds") func tokenExpiry() async throws {
        let (_, body) = try await post(clientCredentials)
        let graphClient = client(text(body, "access_token"))
        clock.advance(by: .seconds(3_598))
        _ = try await graphClient.users["u".guid].presence.get()
        clock.advance(by: .seconds(1))
        let error = await #expect(throws: GraphError.self) { try await graphClient.users["u".guid].presence.get() }
        #expect(error?.status == 401)
        #expect(error?.code == "InvalidAuthenticationToken")
        #expect(error?.message == "Lifetime validation failed, the token is expired.")
    }

    @Test(
        "Each token error contains its AADSTS error code",
        arguments: [
            (["grant_type": ""], 400, "invalid_request", 900_144), (["client_id": ""], 400, "invalid_request", 900_144),
            (["grant_type": "password"], 400, "unsupported_grant_type", 70_003),
            (["client_id": "unknown"], 400, "unauthorized_client", 700_016),
            (["client_secret": "wrong"], 401, "invalid_client", 7_000_215),
            (["client_secret": ""], 401, "invalid_client", 7_000_218),
            (["client_secret": "", "client_assertion": "a.b.c"], 401, "invalid_client", 700_027),
            (["scope": "https://graph.microsoft.com/Presence.Read"], 400, "invalid_scope", 1_002_012),
            (["grant_type": "refresh_token", "refresh_token": "r"], 400, "invalid_grant", 70_000),
            (
                ["grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": "d"], 400,
                "bad_verification_code", 70_018
            ),
        ]
    )
    func errorNumbers(_ change: [String: String], _ status: Int, _ code: String, _ number: Int) async throws {
        let (actual, body) = try await post(clientCredentials.merging(change) { $1 })
        #expect(actual == status)
        #expect(text(body, "error") == code)
        #expect(body["error_codes"] == [.integer(Int64(number))])
        #expect(text(body, "error_description").hasPrefix("AADSTS\(number): "))
        #expect(text(body, "error_description").hasSuffix("Correlation ID: c-1 Timestamp: 2025-01-01 00:00:00Z"))
        #expect(text(body, "correlation_id") == "c-1")
        #expect(text(body, "timestamp") == "2025-01-01 00:00:00Z")
    }

    @Test("Pending sign-ins are listed in the order in which they were requested") func pendingSignIns() async throws {
        var codes: [String] = []
        for _ in 0..<8 {
            let start = try await post(["client_id": "app", "scope": "User.Read"], "devicecode")
            codes.append(text(start.body, "user_code"))
            clock.advance(by: .seconds(1))
        }
        #expect(emulator.pendingDeviceCodes == codes)
    }

    @Test("A user signs in with a device code") func deviceCodeGrant() async throws {
        let scope = "https://graph.microsoft.com/Presence.Read https://graph.microsoft.com/Presence.Read.All"
        let start = try await post(["client_id": "app", "scope": scope + " offline_access"], "devicecode")
        #expect(start.status == 200)
        #expect(start.body["expires_in"] == 900)
        #expect(start.body["interval"] == 5)
        let userCode = text(start.body, "user_code")
        #expect(emulator.pendingDeviceCodes == [userCode])
        #expect(text(start.body, "verification_uri") == "https://login.microsoftonline.com/")
        #expect(
            text(start.body, "message")
                == "To sign in, call approveDeviceCode(\"\(userCode)\", as: userID) on the EmulatorTransport."
        )
        let poll = [
            "grant_type": "urn:ietf:params:oauth:grant-type:device_code", "client_id": "app",
            "device_code": text(start.body, "device_code"),
        ]
        let pending = try await post(poll)
        #expect(pending.status == 400)
        #expect(text(pending.body, "error") == "authorization_pending")
        try emulator.approveDeviceCode(userCode.lowercased(), as: "the-user".guid)
        #expect(emulator.pendingDeviceCodes.isEmpty)
        let done = try await post(poll)
        #expect(done.status == 200)
        // Requested permissions that the application does not have are not granted.
        #expect(text(done.body, "scope") == "Presence.Read")
        #expect(try await client(text(done.body, "access_token")).me.presence.get().id == "the-user".guid)
        #expect(text(try await post(poll).body, "error") == "bad_verification_code")
        let refresh = ["grant_type": "refresh_token", "client_id": "app"]
        let refreshed = try await post(refresh.merging(["refresh_token": text(done.body, "refresh_token")]) { $1 })
        #expect(try await client(text(refreshed.body, "access_token")).me.presence.get().id == "the-user".guid)
    }

    @Test("A device code can be denied and can expire") func deniedAndExpiredCodes() async throws {
        func start() async throws -> (userCode: String, poll: [String: String]) {
            let response = try await post(["client_id": "app", "scope": "Presence.Read"], "devicecode")
            let grant = "urn:ietf:params:oauth:grant-type:device_code"
            let poll = ["grant_type": grant, "client_id": "app", "device_code": text(response.body, "device_code")]
            return (text(response.body, "user_code"), poll)
        }
        let denied = try await start()
        try emulator.denyDeviceCode(denied.userCode)
        #expect(text(try await post(denied.poll).body, "error") == "authorization_declined")
        let expired = try await start()
        clock.advance(by: .seconds(900))
        #expect(text(try await post(expired.poll).body, "error") == "expired_token")
        #expect(throws: PresenceServiceError.self) { try emulator.approveDeviceCode(expired.userCode, as: "u".guid) }
        #expect(throws: PresenceServiceError.self) { try emulator.denyDeviceCode("NOSUCHCODE") }
    }

    @Test("An emulator that accepts any token accepts any application") func openEmulator() async throws {
        let open = EmulatorTransport(clock: clock, signedInUser: "default".guid)
        let (_, body) = try await post(clientCredentials, to: open)
        let daemon = StaticTokenCredential(text(body, "access_token"))
        let error = await #expect(throws: GraphError.self) {
            try await GraphServiceClient(credential: daemon, transport: open).me.presence.get()
        }
        #expect(error?.status == 400)
        let any = GraphServiceClient(credential: StaticTokenCredential("any"), transport: open)
        #expect(try await any.me.presence.get().id == "default".guid)
        open.register(token: "known", as: .user("known-user".guid, permissions: ["Presence.Read"]))
        await #expect(throws: GraphError.self) { try await any.me.presence.get() }
        let known = GraphServiceClient(credential: StaticTokenCredential("known"), transport: open)
        #expect(try await known.me.presence.get().id == "known-user".guid)
    }

    @Test("The response contains an ID token with the user's names if the client requests one") func idToken()
        async throws
    {
        let open = EmulatorTransport(clock: clock)
        open.emulator.add(UserDirectory.user("the-user".guid, named: "Adele Vance"))
        for scope in ["openid Presence.Read", "Presence.Read"] {
            let start = try await post(["client_id": "app", "scope": scope], "devicecode", to: open)
            try open.approveDeviceCode(text(start.body, "user_code"), as: "the-user".guid)
            let grant = "urn:ietf:params:oauth:grant-type:device_code"
            let poll = ["grant_type": grant, "client_id": "app", "device_code": text(start.body, "device_code")]
            let token = text(try await post(poll, to: open).body, "id_token")
            guard scope.hasPrefix("openid") else {
                #expect(token == "")
                continue
            }
            let parts = token.split(separator: ".", omittingEmptySubsequences: false)
            #expect(parts.count == 3)
            let base64 = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
            let padded = base64 + String(repeating: "=", count: (4 - base64.count % 4) % 4)
            let claims = try JSONDecoder().decode(GraphJSONValue.self, from: try #require(Data(base64Encoded: padded)))
            #expect(
                claims == [
                    "aud": "app", "tid": "contoso", "oid": .string("the-user".guid), "name": "Adele Vance",
                    "preferred_username": "adele.vance@contoso.example", "iat": 1_735_689_600, "exp": 1_735_693_199,
                ]
            )
        }
    }

    @Test("A refresh token is valid only for its application") func refreshTokenOwner() async throws {
        let open = EmulatorTransport(clock: clock)
        let start = try await post(["client_id": "app", "scope": "offline_access"], "devicecode", to: open)
        try open.approveDeviceCode(text(start.body, "user_code"), as: "u".guid)
        let grant = "urn:ietf:params:oauth:grant-type:device_code"
        let poll = ["grant_type": grant, "client_id": "APP", "device_code": text(start.body, "device_code")]
        let token = text(try await post(poll, to: open).body, "refresh_token")
        let refresh = ["grant_type": "refresh_token", "refresh_token": token]
        let other = try await post(refresh.merging(["client_id": "other"]) { $1 }, to: open)
        #expect(text(other.body, "error") == "invalid_grant")
        #expect(try await post(refresh.merging(["client_id": "App"]) { $1 }, to: open).status == 200)
    }

    @Test("Descriptions do not contain tokens or secrets") func hidesSecrets() {
        let emulator = EmulatorTransport(tokens: ["canary": .user("u".guid, permissions: [])])
        var shown = "\(emulator) \(String(reflecting: emulator))"
        dump(emulator, to: &shown)
        #expect(!shown.contains("canary"))
        let application = EmulatorApplication(clientId: "id", clientSecret: "canary")
        #expect("\(application)" == "EmulatorApplication(id)")
        var dumped = ""
        dump(application, to: &dumped)
        #expect(!dumped.contains("canary"))
    }
}
