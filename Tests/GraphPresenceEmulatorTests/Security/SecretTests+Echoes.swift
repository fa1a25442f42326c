// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

extension SecretTests {
    /// A transport that repeats the request in the response, as a faulty proxy between the client and the service
    /// could.
    private struct Echo: GraphTransport {
        let status: Int
        let type: String
        let isIncomplete: Bool
        let padding: Int

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            let headers = request.headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
            // Some amounts of padding cause the text to be shortened in the middle of the token.
            let text = "<pre>\(headers)\(String(repeating: " ", count: padding))\(headers)</pre>"
            let response = TransportResponse(
                status: status,
                headers: ["Content-Type": type, "X-Echo": request.headers["Authorization"] ?? ""],
                body: Data(text.utf8)
            )
            if isIncomplete {
                throw TransportError(partialResponse: response, underlying: URLError(.networkConnectionLost))
            }
            return response
        }
    }

    @Test("No error contains the access token", arguments: [200, 302, 400, 401, 403, 429, 500], [true, false])
    func errorsOmitToken(_ status: Int, _ isIncomplete: Bool) async {
        for (type, padding) in [("text/html", 0), ("application/json", 0), ("text/html", 700), ("text/html", 710)] {
            let client = GraphServiceClient(
                credential: Self.credential,
                transport: Echo(status: status, type: type, isIncomplete: isIncomplete, padding: padding),
                retryPolicy: .never
            )
            let error = await #expect(throws: GraphError.self) { try await client.users["u"].presence.get() }
            #expect(error?.status == status)
            if let error { #expect(!shown(error).contains(Self.canary), "\(shown(error))") }
        }
    }

    @Test("No error from a token endpoint contains a secret") func tokenErrorsOmitSecret() async {
        let echo = ClosureTransport { request in
            let text =
                String(decoding: request.body ?? Data(), as: UTF8.self) + (request.headers["X-IDENTITY-HEADER"] ?? "")
            return TransportResponse(status: 400, headers: ["Content-Type": "text/html"], body: Data(text.utf8))
        }
        let options = CredentialOptions(transport: echo, retryPolicy: .never)
        let credentials: [any TokenCredential] = [
            ClientSecretCredential(tenantId: "t", clientId: "i", clientSecret: Self.canary, options: options),
            ClientAssertionCredential(tenantId: "t", clientId: "i", options: options) { Self.canary },
            ManagedIdentityCredential(options: options, environment: Self.environment),
            DeviceCodeCredential(clientId: "i", refreshToken: Self.canary, options: options) { _ in },
        ]
        for credential in credentials {
            let context = TokenRequestContext(cloud: .global, scopes: ["s"])
            let error = await #expect(throws: GraphError.self) { try await credential.token(for: context) }
            #expect(error?.status == 400)
            if let error { #expect(!shown(error).contains(Self.canary), "\(shown(error))") }
        }
    }

    @Test("No error from a batch contains the access token") func batchErrorsOmitToken() async throws {
        let echo = ClosureTransport { request in
            let token = request.headers["Authorization"] ?? ""
            return TransportResponse(
                json: #"{"responses":[{"id":"1","status":400,"body":{"error":{"code":"c","message":"\#(token)"}}}]}"#
            )
        }
        let client = GraphServiceClient(credential: Self.credential, transport: echo, retryPolicy: .never)
        let results = try await client.batch([client.users["u"].presence.getRequest()])
        let error = #expect(throws: GraphError.self) { try results[0].get() }
        #expect(error?.code == "c")
        if let error { #expect(!shown(error).contains(Self.canary), "\(shown(error))") }
    }
}
