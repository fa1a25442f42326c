// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.networking, .timeLimit(.minutes(5))) struct ChallengeTests {
    static let challenges: [[String]] = [
        [#"Basic realm="x""#], [#"basic realm="x""#], [#"Bearer, Basic realm="x""#],
        ["Bearer", #"Basic realm="x""#], [#"Basic realm="x""#, "Negotiate"], ["Negotiate", "NTLM"],
        [#"Digest realm="x", nonce="n", qop="auth""#], [#"Unknown realm="x""#], [],
    ]

    @Test("A 401 response is returned with its body, regardless of its challenge", arguments: challenges)
    func challenge(_ values: [String]) async throws {
        let headers = values.map { "WWW-Authenticate: \($0)\r\n" }.joined()
        let body = #"{"error":{"code":"Gateway","message":"sign in to the gateway"}}"#
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.respond(401, body, headers: headers) }
        }
        defer { server.stop() }
        let client = TestClient(
            credential: StaticTokenCredential("abc"),
            transport: URLSessionTransport(),
            baseURL: server.baseURL
        )
        let start = ContinuousClock.now
        for request in [
            GraphRequest<GraphJSONValue>(.get, "/me/presence"),
            GraphRequest<GraphJSONValue>(.post, "/me/presence/setPresence", body: .json(["a": "b"] as GraphJSONValue)),
        ] {
            let error = await graphError { try await client.send(request) }
            #expect(error?.kind == .service)
            #expect(error?.status == 401)
            #expect(error?.code == "Gateway")
            #expect(error?.message == "sign in to the gateway")
        }
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("The body of a response with a challenge is complete even if the body is long")
    func longBody() async throws {
        let text = String(repeating: "0123456789", count: 50_000)
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil {
                connection.respond(401, text, headers: "WWW-Authenticate: Basic realm=\"x\"\r\n")
            }
        }
        defer { server.stop() }
        let url = try #require(server.baseURL)
        for _ in 0..<5 {
            let request = TransportRequest(
                method: .get,
                url: url
            )
            let response = try await URLSessionTransport.shared.send(request)
            #expect(response.status == 401)
            #expect(response.body.count == 500_000)
        }
    }

    @Test("The error for a 401 response from a token endpoint contains the endpoint's error code")
    func tokenEndpoint() async throws {
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil {
                let body = #"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret."}"#
                connection.respond(401, body, headers: "WWW-Authenticate: Basic realm=\"x\"\r\n")
            }
        }
        defer { server.stop() }
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "c",
            clientSecret: "a-secret-value",
            options: CredentialOptions(authority: URL(string: server.origin), retryPolicy: .never)
        )
        let context = TokenRequestContext(cloud: .global, scopes: [])
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.status == 401)
        #expect(error?.code == "AADSTS7000215")
    }
}
