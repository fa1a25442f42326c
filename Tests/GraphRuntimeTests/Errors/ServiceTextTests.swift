// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Tests for error bodies from the service, or from a proxy or gateway in front of it.
@Suite(.timeLimit(.minutes(5))) struct ServiceTextTests {
    private static let get = GraphOperation(
        method: .get,
        pathTemplate: "/users/{user-id}/presence",
        permissions: GraphPermissions(delegatedWork: ["Own.Read"], application: ["Own.Read.All"])
    )

    /// Returns the platform's text for an HTTP status.
    private static func name(of status: Int) -> String { HTTPURLResponse.localizedString(forStatusCode: status) }

    private func error(
        _ status: Int,
        _ body: String,
        token: String = "an-opaque-token",
        operation: GraphOperation = GraphOperation(method: .get, pathTemplate: "/me")
    ) async -> GraphError? {
        let client = TestClient.responding(credential: StaticTokenCredential(token)) { _ in response(status, body) }
        return await graphError { try await client.send(GraphRequest<GraphJSONValue>(operation, at: "/me")) }
    }

    @Test("An empty code or message is treated as missing")
    func empty() async {
        let error = await error(403, #"{"error":{"code":"UnknownError","message":"","target":""}}"#)
        #expect(error?.code == "UnknownError")
        #expect(error?.message == Self.name(of: 403))
        #expect(error?.target == nil)
        #expect(error?.description == "GET /me: 403 UnknownError: \(Self.name(of: 403))")
        let other = await self.error(503, #"{"error":{"code":"","message":""}}"#)
        #expect(other?.code == nil)
        #expect(other?.description == "GET /me: 503 \(Self.name(of: 503))")
    }

    @Test("An OAuth error is read with its code and message")
    func oauth() async {
        let error = await error(
            400,
            #"{"error":"unsupported_grant_type","error_description":"AADSTS70003: The access grant is not supported."}"#
        )
        #expect(error?.code == "unsupported_grant_type")
        #expect(error?.message == "AADSTS70003: The access grant is not supported.")
        #expect(error?.bodyExcerpt == nil)
        #expect(
            error?.description
                == "GET /me: 400 unsupported_grant_type: AADSTS70003: The access grant is not supported"
        )
        #expect(await self.error(400, #"{"error":"bad"}"#)?.description == "GET /me: 400 bad: \(Self.name(of: 400))")
        #expect(await self.error(400, #"{"error":""}"#)?.bodyExcerpt == #"{"error":""}"#)
    }

    @Test("A long message is shortened at a character boundary but is complete in the error object")
    func longMessage() async throws {
        let page = "<html>" + String(repeating: "é", count: 2_000)
        let error = try #require(await error(404, #"{"error":{"code":"UnknownError","message":"\#(page)"}}"#))
        #expect(error.message == "<html>" + String(repeating: "é", count: 509) + "…")
        #expect(error.message.utf8.count <= 1_024 + 3)
        #expect(error.errorObject?["message"] == .string(page))
    }

    @Test("A period at the end of a message is replaced with a semicolon")
    func fullStop() async {
        let error = await error(
            403,
            #"{"error":{"code":"Forbidden","message":"Insufficient privileges to complete the operation."}}"#,
            operation: Self.get
        )
        #expect(
            error?.description
                == "GET /users/{user-id}/presence: 403 Forbidden: Insufficient privileges to complete the operation; "
                + "required permissions: delegated Own.Read, application Own.Read.All"
        )
    }

    /// Returns a token that contains the given claims, in the format that the Microsoft identity platform uses.
    private static func token(_ claims: String) -> String {
        "eyJhbGciOiJub25lIn0." + Data(claims.utf8).base64EncodedString().replacing("=", with: "") + ".signature"
    }

    static let advice: [(String, String)] = [
        (
            #"{"scp":"Own.Read User.Read"}"#,
            "the token has the delegated permission Own.Read, which might not cover another user's data; "
                + "in that case, the application permission Own.Read.All is required"
        ), (#"{"scp":"User.Read","roles":["Own.Read.All"]}"#, "the delegated permission Own.Read is required"),
        (#"{"roles":["User.Read.All"]}"#, "the application permission Own.Read.All is required"),
        (
            #"{"roles":["Own.Read.All"]}"#,
            "the token has the application permission Own.Read.All, which might be limited to certain users"
        ), (#"{"aud":"x"}"#, "required permissions: delegated Own.Read, application Own.Read.All"),
    ]

    @Test("The advice in a 403 error depends on the permissions in the token", arguments: advice)
    func permission(claims: String, advice: String) async {
        let body = #"{"error":{"code":"Forbidden","message":"no"}}"#
        let error = await error(403, body, token: Self.token(claims), operation: Self.get)
        #expect(error?.description == "GET /users/{user-id}/presence: 403 Forbidden: no; \(advice)")
    }

    @Test("A sign-in page in front of the token endpoint is recognized")
    func captivePortal() async {
        let transport = ClosureTransport { _ in
            TransportResponse(
                status: 200,
                headers: ["Content-Type": "text/html"],
                body: Data("<html>Sign in to WiFi</html>".utf8)
            )
        }
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "c",
            clientSecret: "a-secret-value",
            options: CredentialOptions(transport: transport, retryPolicy: .never)
        )
        let error = await graphError {
            try await credential.token(for: TokenRequestContext(cloud: .global, scopes: []))
        }
        #expect(error?.kind == .authentication)
        #expect(error?.bodyExcerpt == nil)
        #expect(
            error?.message
                == "the response is 'text/html' instead of JSON; a proxy or sign-in page may have intercepted the request"
        )
    }

    @Test("Bidirectional and other control characters are replaced with escapes or spaces")
    func controlCharacters() async {
        let error = await error(400, #"{"error":{"code":"a\u202eb","message":"one\ntwo\u0007\u2066\u2028x"}}"#)
        #expect(error?.description == #"GET /me: 400 a\u{202E}b: one two \u{2066} x"#)
    }
}
