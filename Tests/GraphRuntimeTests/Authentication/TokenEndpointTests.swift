// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

/// Tests for the requests that credentials send to a token endpoint and for how they read its responses.
@Suite(.timeLimit(.minutes(5))) struct TokenEndpointTests {
    let clock = TestClock()
    let context = TokenRequestContext(cloud: .global, scopes: ["https://graph.microsoft.com/.default"])
    let success = #"{"token_type":"Bearer","expires_in":3599,"access_token":"a-token"}"#

    func options(_ transport: any GraphTransport, authority: String? = nil) -> CredentialOptions {
        CredentialOptions(
            authority: authority.flatMap { URL(string: $0) },
            transport: transport,
            retryPolicy: .withoutChance(),
            clock: clock
        )
    }

    func form(_ request: TransportRequest?) -> String {
        String(decoding: request?.body ?? Data(), as: UTF8.self)
    }

    @Test("A client secret is sent as URL-encoded form data")
    func clientSecretForm() async throws {
        let transport = RecordingTransport(response(200, success))
        let credential = ClientSecretCredential(
            tenantId: "contoso.com",
            clientId: "id",
            clientSecret: "a&b=c+d ö",
            options: options(transport)
        )
        let token = try await credential.token(for: context)
        #expect(token == GraphAccessToken("a-token", expiresOn: clock.now + 3_599))
        let request = transport.requests.first
        #expect(request?.method == .post)
        #expect(request?.url.absoluteString == "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token")
        #expect(request?.headers["Content-Type"] == "application/x-www-form-urlencoded")
        #expect(request?.headers["Authorization"] == nil)
        #expect(
            form(request) == "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
                + "&client_id=id&client_secret=a%26b%3Dc%2Bd%20%C3%B6"
        )
        _ = try await credential.token(for: context)
        #expect(transport.requests.count == 1)
    }

    @Test("An empty token is treated as missing")
    func emptyToken() async {
        let transport = RecordingTransport(response(200, #"{"expires_in":3599,"access_token":""}"#))
        let credential = ClientSecretCredential(
            tenantId: "contoso.com",
            clientId: "id",
            clientSecret: "a-secret",
            options: options(transport)
        )
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(error?.message == "the token response does not contain an access_token")
    }

    @Test(
        "Each cloud has a separate endpoint and scope",
        arguments: [
            (GraphCloud.global, "https://login.microsoftonline.com", "https://graph.microsoft.com/.default"),
            (.usGovL4, "https://login.microsoftonline.us", "https://graph.microsoft.us/.default"),
            (.usGovL5, "https://login.microsoftonline.us", "https://dod-graph.microsoft.us/.default"),
            (.china, "https://login.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn/.default"),
        ]
    )
    func cloudEndpoints(_ cloud: GraphCloud, _ authority: String, _ scope: String) async throws {
        let login = RecordingTransport(response(200, success))
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "i",
            clientSecret: "s",
            options: options(login)
        )
        let client = TestClient(
            credential: credential,
            cloud: cloud,
            transport: RecordingTransport(response(200)),
            retryPolicy: .never
        )
        try await client.send(GraphRequest<Void>(.get, "/me"))
        #expect(login.requests.first?.url.absoluteString == authority + "/t/oauth2/v2.0/token")
        let encoded = scope.replacingOccurrences(of: ":", with: "%3A").replacingOccurrences(of: "/", with: "%2F")
        #expect(form(login.requests.first).contains("scope=\(encoded)&"))
    }

    @Test("An error contains the code, description, and IDs from the response")
    func errorResponse() async {
        let body = """
            {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Trace ID: tr \
            Correlation ID: co Timestamp: 2025-01-01 00:00:00Z","error_codes":[7000215],\
            "timestamp":"2025-01-01 00:00:00Z","trace_id":"tr","correlation_id":"co",\
            "error_uri":"https://login.microsoftonline.com/error?code=7000215"}
            """
        let transport = RecordingTransport(response(401, body))
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "i",
            clientSecret: "canary",
            options: options(transport)
        )
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(error?.status == 401)
        #expect(error?.code == "AADSTS7000215")
        #expect(error?.message == "Invalid client secret provided.")
        #expect(error?.requestId == "tr")
        #expect(error?.clientRequestId == "co")
        #expect(error?.date?.date == Date(timeIntervalSince1970: 1_735_689_600))
        #expect(error?.errorObject?["error"] == "invalid_client")
        #expect(
            error?.localizedDescription
                == "POST /{tenant}/oauth2/v2.0/token: 401 AADSTS7000215: Invalid client secret provided (request-id tr)"
        )
        #expect(transport.requests.count == 1)
    }

    @Test(
        "An error does not contain a secret that the response repeats",
        arguments: [
            "<html>canary</html>", "canary", #"{"error":"x","error_description":"your secret canary is wrong"}"#,
            #"{"error":"x","access_token":"canary"}"#, "", #"{"error":"canary","suberror":"canary","claims":"canary"}"#,
            String(repeating: "x", count: 1_020) + "canary",
        ]
    )
    func secretInResponse(_ body: String) async {
        for status in [200, 400, 500] {
            let transport = RecordingTransport(response(status, body))
            let credential = ClientSecretCredential(
                tenantId: "t",
                clientId: "i",
                clientSecret: "canary",
                options: options(transport)
            )
            let error = await graphError { try await credential.token(for: context) }
            if status == 200, body.contains("access_token") { continue }
            #expect(error?.kind == .authentication)
            #expect(error?.status == status)
            var shown = "\(String(describing: error)) \(error?.localizedDescription ?? "")"
            if let error { dump(error, to: &shown) }
            #expect(!shown.contains("canary"), "\(status) \(body)")
        }
    }

    @Test("A long assertion is redacted if the response repeats it")
    func assertionInResponse() async {
        let assertion = "canary" + String(repeating: "a1b2", count: 500)
        let transport = RecordingTransport(response(400, "<p>\(assertion)</p>", headers: ["Content-Type": "text/html"]))
        let credential = ClientAssertionCredential(tenantId: "t", clientId: "i", options: options(transport)) {
            assertion
        }
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.bodyExcerpt == "<p>•••</p>")
    }

    @Test("Requests to a metadata service are retried while the service is starting")
    func startingMetadataService() async throws {
        let transport = RecordingTransport(response(404), response(410), response(200, success))
        let credential = ManagedIdentityCredential(options: options(transport), environment: ["IDENTITY_ENDPOINT": ""])
        #expect(try await credential.token(for: context).token == "a-token")
        #expect(transport.requests.map(\.url.host) == Array(repeating: "169.254.169.254", count: 3))
        #expect(transport.requests.first?.timeout == .seconds(10))
    }

    @Test("Requests to a busy token endpoint are retried")
    func busyEndpoint() async throws {
        let transport = RecordingTransport([
            .success(response(429, headers: ["Retry-After": "3"])), .failure(TransportError.refused),
            .success(response(200, success)),
        ])
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "i",
            clientSecret: "s",
            options: options(transport)
        )
        #expect(try await credential.token(for: context).token == "a-token")
        #expect(clock.waits == [.seconds(3), .seconds(2)])
    }

    @Test(
        "An invalid tenant is rejected",
        arguments: ["", "..", "a/b", "a?b", "a#b", "a b", "ä", "a%2Fb", "a\r\nb"]
    )
    func invalidTenant(_ tenant: String) async {
        let transport = RecordingTransport(response(200, success))
        let credential = ClientSecretCredential(
            tenantId: tenant,
            clientId: "i",
            clientSecret: "s",
            options: options(transport)
        )
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(error?.message == "the tenant is not a valid ID or domain name")
        #expect(transport.requests.isEmpty)
    }

    @Test(
        "An authority that is not a plain HTTPS URL receives no secret",
        arguments: ["http://login.example.com", "https://u:p@login.example.com", "file:///x", "https://l.example/?q"]
    )
    func insecureAuthority(_ authority: String) async {
        let transport = RecordingTransport(response(200, success))
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "i",
            clientSecret: "s",
            options: options(transport, authority: authority)
        )
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(transport.requests.isEmpty)
    }
}
