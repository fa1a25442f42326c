// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Tests that an app can distinguish a failed connection, a missing sign-in, a missing permission, and throttling.
@Suite(.timeLimit(.minutes(1))) struct ConnectionFailureTests {
    private struct OwnError: Error {}

    private static let page = response(200, "<html>", headers: ["Content-Type": "text/html; charset=utf-8"])

    /// Returns the error that a call throws if its credential uses a token endpoint.
    private func error(
        endpoint: @escaping @Sendable () throws -> TransportResponse = { response(200, #"{"access_token":"t"}"#) },
        service: @escaping @Sendable () throws -> TransportResponse = { response(200, "{}") }
    ) async -> GraphError? {
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "i",
            clientSecret: "s",
            options: CredentialOptions(transport: ClosureTransport { _ in try endpoint() }, retryPolicy: .never)
        )
        let client = TestClient.responding(credential: credential) { _ in try service() }
        return await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me/x")) }
    }

    @Test("A failed connection to the service or the token endpoint is reported as a connection failure")
    func failedConnections() async {
        let failures: [any Error] = [
            URLError(.notConnectedToInternet), TransportError.refused, OwnError(),
            TransportError(partialResponse: response(200), underlying: OwnError()),
        ]
        for failure in failures {
            let ofService = await error(service: { throw failure })
            #expect(ofService?.kind == .transport)
            #expect(ofService?.isConnectionFailure == true, "\(failure)")
            let ofEndpoint = await error(endpoint: { throw failure })
            #expect(ofEndpoint?.kind == .authentication)
            #expect(ofEndpoint?.isConnectionFailure == true, "\(failure)")
        }
    }

    @Test("The page of a captive portal is treated as a connection failure")
    func captivePortal() async {
        let ofService = await error(service: { Self.page })
        #expect(ofService?.kind == .decoding)
        #expect(ofService?.isConnectionFailure == true)
        let ofEndpoint = await error(endpoint: { Self.page })
        #expect(ofEndpoint?.kind == .authentication)
        #expect(ofEndpoint?.isConnectionFailure == true)
        #expect(await error(service: { response(200, "[") })?.isConnectionFailure == false)
    }

    @Test("An error response is not a connection failure", arguments: [400, 401, 403, 429, 500, 503])
    func errorResponses(_ status: Int) async {
        let ofService = await error(service: { response(status, headers: ["Content-Type": "text/html"]) })
        #expect(ofService?.status == status)
        #expect(ofService?.isConnectionFailure == false)
        let ofEndpoint = await error(endpoint: { response(status, headers: ["Content-Type": "text/html"]) })
        #expect(ofEndpoint?.kind == .authentication)
        #expect(ofEndpoint?.status == status)
        #expect(ofEndpoint?.isConnectionFailure == false)
    }

    @Test(
        "The message for a token endpoint's error response does not describe an outage as a rejection",
        arguments: [
            (400, "the token endpoint rejected the request"), (401, "the token endpoint rejected the request"),
            (408, "the token endpoint is unavailable"), (429, "the token endpoint received too many requests"),
            (500, "the token endpoint is unavailable"), (503, "the token endpoint is unavailable"),
        ]
    )
    func messages(_ status: Int, _ message: String) async {
        #expect(await error(endpoint: { response(status) })?.message == message)
    }

    @Test("A credential's error is a connection failure only if the credential reports a failed connection")
    func ownCredential() async {
        func error(_ failure: any Error) async -> GraphError? {
            let credential = ClosureTokenCredential { _ in throw failure }
            let client = TestClient.responding(credential: credential) { _ in response(200) }
            return await graphError { try await client.send(idempotentWrite) }
        }
        #expect(await error(URLError(.timedOut))?.isConnectionFailure == true)
        #expect(await error(TransportError.refused)?.isConnectionFailure == true)
        let own = await error(OwnError())
        #expect(own?.kind == .authentication)
        #expect(own?.isConnectionFailure == false)
    }
}
