// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct DeviceCodeTests {
    private let clock = TestClock()
    private let context = TokenRequestContext(cloud: .global, scopes: ["https://graph.microsoft.com/.default"])
    private let start = response(
        200,
        """
        {"user_code":"ABC","device_code":"dc","verification_uri":"https://microsoft.com/devicelogin","expires_in":900,\
        "interval":5,"message":"Enter ABC."}
        """
    )

    private func refusal(_ error: String) -> TransportResponse { response(400, #"{"error":"\#(error)"}"#) }

    private func success(_ token: String, refresh: String? = nil) -> TransportResponse {
        let more = refresh.map { #","refresh_token":"\#($0)""# } ?? ""
        return response(200, #"{"access_token":"\#(token)","expires_in":3599\#(more)}"#)
    }

    private func credential(
        _ transport: RecordingTransport,
        scopes: [String]? = nil,
        refreshToken: String? = nil,
        prompts: Locked<[DeviceCodePrompt]> = Locked([]),
        refreshed: Locked<[String]> = Locked([])
    ) -> DeviceCodeCredential {
        DeviceCodeCredential(
            clientId: "i",
            scopes: scopes,
            refreshToken: refreshToken,
            options: CredentialOptions(
                transport: transport,
                retryPolicy: .withoutChance(),
                clock: clock
            ),
            onRefreshToken: { token in refreshed.withLock { $0.append(token) } }
        ) { prompt in
            prompts.withLock { $0.append(prompt) }
        }
    }

    private func forms(_ transport: RecordingTransport) -> [String] {
        transport.requests.map { String(decoding: $0.body ?? Data(), as: UTF8.self) }
    }

    @Test("The user is shown the code while the endpoint is polled")
    func promptAndPolling() async throws {
        let transport = RecordingTransport(
            start,
            refusal("authorization_pending"),
            refusal("slow_down"),
            success("one", refresh: "r1")
        )
        let prompts = Locked<[DeviceCodePrompt]>([])
        let credential = credential(transport, scopes: ["Presence.Read", "https://x/y"], prompts: prompts)
        let began = clock.now
        #expect(try await credential.token(for: context).token == "one")
        let prompt = prompts.withLock { $0.first }
        #expect(prompt?.userCode == "ABC")
        #expect(prompt?.verificationURL.absoluteString == "https://microsoft.com/devicelogin")
        #expect(prompt?.expiresOn == began + 900)
        #expect(prompt?.message == "Enter ABC.")
        #expect(clock.waits == [.seconds(5), .seconds(5), .seconds(10)])
        #expect(
            transport.requests.map(\.url.path) == ["/organizations/oauth2/v2.0/devicecode"]
                + Array(repeating: "/organizations/oauth2/v2.0/token", count: 3)
        )
        #expect(
            forms(transport)[0] == "client_id=i&scope=https%3A%2F%2Fgraph.microsoft.com%2FPresence.Read%20"
                + "https%3A%2F%2Fx%2Fy%20offline_access"
        )
        #expect(
            forms(transport)[1]
                == "client_id=i&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=dc"
        )
    }

    @Test("A refresh token renews the access token without a prompt")
    func silentRenewal() async throws {
        let transport = RecordingTransport(start, success("one", refresh: "r1"), success("two", refresh: "r2"))
        let prompts = Locked<[DeviceCodePrompt]>([])
        let refreshed = Locked<[String]>([])
        let credential = credential(transport, prompts: prompts, refreshed: refreshed)
        _ = try await credential.token(for: context)
        clock.advance(by: .seconds(3_600))
        #expect(try await credential.token(for: context).token == "two")
        #expect(prompts.withLock { $0.count } == 1)
        #expect(refreshed.withLock { $0 } == ["r1", "r2"])
        #expect(
            forms(transport).last?.hasPrefix("client_id=i&grant_type=refresh_token&refresh_token=r1&scope=") == true
        )
    }

    @Test("A stored refresh token is used until it is rejected")
    func storedRefreshToken() async throws {
        let valid = RecordingTransport(success("one"))
        #expect(try await credential(valid, refreshToken: "r0").token(for: context).token == "one")
        let expired = RecordingTransport(refusal("invalid_grant"), start, success("new"))
        #expect(try await credential(expired, refreshToken: "r0").token(for: context).token == "new")
        let other = RecordingTransport(refusal("invalid_client"))
        let error = await graphError { try await credential(other, refreshToken: "canary").token(for: context) }
        #expect(error?.code == "invalid_client")
        #expect(other.requests.count == 1)
    }

    @Test(
        "Renewing a specific sign-in whose refresh token is rejected does not show a prompt",
        arguments: ["invalid_grant", "interaction_required"]
    )
    func redeemWithoutPrompt(_ code: String) async {
        let transport = RecordingTransport(refusal(code), start)
        let refusal = await #expect(throws: RefreshTokenRefusal.self) {
            let signIn = StoredSignIn(
                clientId: "i",
                tenant: "contoso",
                authority: nil,
                cloud: "global",
                refreshToken: "r0"
            )
            let options = CredentialOptions(transport: transport, retryPolicy: .withoutChance(), clock: clock)
            let renewal = StoredSignInRenewal(of: signIn, in: MemoryStore(), options: options) { _ in }
            _ = try await renewal.token(for: context)
        }
        #expect(refusal?.reason.code == code)
        #expect(transport.requests.map(\.url.path) == ["/contoso/oauth2/v2.0/token"])
    }

    @Test(
        "A failed sign-in causes an error",
        arguments: ["authorization_declined", "expired_token", "bad_verification_code"]
    )
    func failedSignIn(_ code: String) async {
        let transport = RecordingTransport(start, refusal(code))
        let error = await graphError { try await credential(transport).token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(error?.code == code)
        #expect(transport.requests.count == 2)
    }

    @Test(
        "The codes of a failed sign-in contain the OAuth 2.0 error code",
        arguments: [
            ("authorization_declined", 65_004, nil, ["AADSTS65004", "authorization_declined"]),
            ("expired_token", 70_019, nil, ["AADSTS70019", "expired_token"]),
            ("invalid_grant", 65_001, "consent_required", ["AADSTS65001", "invalid_grant", "consent_required"]),
            ("invalid_grant", 50_076, "", ["AADSTS50076", "invalid_grant"]),
        ] as [(String, Int, String?, [String])]
    )
    func codes(_ error: String, _ number: Int, _ suberror: String?, _ codes: [String]) async {
        let member = suberror.map { #","suberror":"\#($0)""# } ?? ""
        let body =
            #"{"error":"\#(error)","error_description":"AADSTS\#(number): x","error_codes":[\#(number)]\#(member)}"#
        let transport = RecordingTransport(start, response(400, body))
        let failure = await graphError { try await credential(transport).token(for: context) }
        #expect(failure?.code == "AADSTS\(number)")
        #expect(failure?.codes == codes)
    }

    @Test("Polling stops when the code expires")
    func expiredCode() async {
        let transport = RecordingTransport(start, refusal("authorization_pending"))
        let error = await graphError { try await credential(transport).token(for: context) }
        #expect(error?.codes == ["expired_token"])
        #expect(error?.message == "the code expired before the user signed in")
        #expect(clock.waits.count == 180)
    }

    @Test("The sign-in fails if the prompt throws an error")
    func failingPrompt() async {
        struct NoTerminal: Error {}
        let credential = DeviceCodeCredential(
            clientId: "i",
            options: CredentialOptions(
                transport: RecordingTransport(start),
                retryPolicy: .withoutChance(),
                clock: clock
            )
        ) { _ in throw NoTerminal() }
        await #expect(throws: NoTerminal.self) { try await credential.token(for: context) }
    }

    @Test("A refresh token is sent only to the cloud that issued it")
    func refreshTokenOfCloud() async throws {
        let transport = RecordingTransport(
            success("global", refresh: "r1"),
            start,
            success("gov", refresh: "r2"),
            success("global, renewed")
        )
        let credential = credential(transport, refreshToken: "r0")
        #expect(try await credential.token(for: context).token == "global")
        let gov = TokenRequestContext(cloud: .usGovL4, scopes: ["https://graph.microsoft.us/.default"])
        #expect(try await credential.token(for: gov).token == "gov")
        clock.advance(by: .seconds(3_600))
        #expect(try await credential.token(for: context).token == "global, renewed")
        let sent = zip(transport.requests.map { $0.url.host ?? "" }, forms(transport))
            .filter { $0.1.contains("refresh_token=") }
        #expect(sent.map(\.0) == ["login.microsoftonline.com", "login.microsoftonline.com"])
        #expect(sent.map { $0.1.contains("refresh_token=r0") } == [true, false])
        #expect(sent.map { $0.1.contains("refresh_token=r1") } == [false, true])
    }

    @Test("A polling interval is limited to 5 minutes")
    func hugeInterval() async throws {
        let odd = response(
            200,
            #"{"user_code":"A","device_code":"d","verification_uri":"https://x/","expires_in":1e300,"interval":1e300}"#
        )
        let transport = RecordingTransport(odd, success("one"))
        #expect(try await credential(transport).token(for: context).token == "one")
        #expect(clock.waits == [.seconds(300)])
    }
}
