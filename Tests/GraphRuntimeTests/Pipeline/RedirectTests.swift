// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct RedirectTests {
    private let read = GraphRequest<GraphJSONValue>(.get, "/me/x")
    private let write = GraphRequest<Void>(.post, "/me/x", body: .json(["secret": "body"] as GraphJSONValue))

    private func client(_ transport: RecordingTransport, _ base: String? = nil) -> TestClient {
        TestClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            baseURL: base.flatMap { URL(string: $0) },
            retryPolicy: .never
        )
    }

    private func redirect(_ status: Int, _ location: String?) -> TransportResponse {
        response(status, headers: location.map { ["Location": $0, "request-id": "r"] } ?? ["request-id": "r"])
    }

    @Test("A redirected read remains a GET request", arguments: [301, 302, 303, 307, 308])
    func redirectedRead(_ status: Int) async throws {
        let transport = RecordingTransport(redirect(status, "/v1.0/moved?a=b"), response(200, "{}"))
        #expect(try await client(transport).send(read) == [:])
        #expect(transport.requests.map(\.method) == [.get, .get])
        #expect(transport.requests[1].url.absoluteString == "https://graph.microsoft.com/v1.0/moved?a=b")
        #expect(transport.requests[1].headers["Authorization"] == "Bearer t")
    }

    @Test("A redirected write is sent again with its method and body", arguments: [307, 308])
    func redirectedWrite(_ status: Int) async throws {
        let transport = RecordingTransport(redirect(status, "https://graph.microsoft.com:443/v1.0/y"), response(200))
        try await client(transport).send(write)
        #expect(transport.requests.map(\.method) == [.post, .post])
        #expect(transport.requests[1].body == Data(#"{"secret":"body"}"#.utf8))
        #expect(transport.requests[1].headers["Content-Type"] == "application/json")
        #expect(transport.requests[1].headers["Authorization"] == "Bearer t")
    }

    @Test("A redirect that would change a POST request to a GET request causes an error", arguments: [301, 302, 303])
    func postBecomesGet(_ status: Int) async {
        let transport = RecordingTransport(redirect(status, "/v1.0/y"), response(200))
        let error = await graphError { try await client(transport).send(write) }
        #expect(error?.kind == .service)
        #expect(error?.status == status)
        #expect(error?.requestId == "r")
        #expect(error?.message == "the redirect was not followed: it would change the method from POST to GET")
        #expect(transport.requests.count == 1)
    }

    @Test(
        "A redirect to another origin receives neither the token nor a body",
        arguments: [
            "https://example.com/x", "https://graph.microsoft.com:444/x", "//example.com/x",
            "https://graph.microsoft.com.example.com/x",
        ]
    )
    func otherOrigin(_ location: String) async throws {
        var read = read
        read.configuration.headers["X-Own"] = "canary"
        let transport = RecordingTransport(redirect(307, location), response(200, "{}"))
        _ = try await client(transport).send(read)
        #expect(transport.requests[1].headers["Authorization"] == nil)
        #expect(transport.requests[1].headers["X-Own"] == nil)
        #expect(transport.requests[1].headers["client-request-id"] != nil)
        for status in [307, 308] {
            let transport = RecordingTransport(redirect(status, location), response(200))
            let error = await graphError { try await client(transport).send(write) }
            #expect(error?.message == "the redirect was not followed: write requests are not resent to another origin")
            #expect(transport.requests.count == 1)
        }
    }

    @Test("The token is not sent again after a redirect through another origin")
    func returningRedirect() async throws {
        let transport = RecordingTransport(
            redirect(302, "https://example.com/x"),
            redirect(302, "https://graph.microsoft.com/v1.0/y"),
            response(200, "{}")
        )
        _ = try await client(transport).send(read)
        #expect(transport.requests.map { $0.headers["Authorization"] } == ["Bearer t", nil, nil])
    }

    @Test("A redirect from HTTPS to HTTP causes an error")
    func httpsToHTTP() async {
        for location in ["http://graph.microsoft.com/v1.0/x", "http://127.0.0.1/x"] {
            let transport = RecordingTransport(redirect(302, location), response(200, "{}"))
            let error = await graphError { try await client(transport).send(read) }
            #expect(error?.message == "the redirect was not followed: it would change the scheme from https to http")
            #expect(transport.requests.count == 1)
        }
    }

    @Test(
        "A redirect without a usable location causes an error",
        arguments: [
            nil, "", "ftp://example.com/", "https://", "https://user:password@graph.microsoft.com/x", "mailto:x",
        ]
    )
    func unusableLocation(_ location: String?) async {
        let transport = RecordingTransport(redirect(302, location))
        let error = await graphError { try await client(transport).send(read) }
        #expect(error?.status == 302)
        #expect(error?.message == "the redirect was not followed: the response has no valid Location header")
        #expect(transport.requests.count == 1)
    }

    @Test("At most five redirects are followed")
    func maximumRedirects() async throws {
        let five = RecordingTransport(
            Array(repeating: .success(redirect(302, "/y")), count: 5) + [.success(response(200, "{}"))]
        )
        _ = try await client(five).send(read)
        #expect(five.requests.count == 6)
        let endless = RecordingTransport(redirect(302, "/y"))
        let error = await graphError { try await client(endless).send(read) }
        #expect(error?.message == "the redirect was not followed: the limit of 5 redirects was reached")
        #expect(endless.requests.count == 6)
    }
}
