// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import GraphRuntime

@Suite(.timeLimit(.minutes(5))) struct EnvironmentProxyTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let url: String
        let environment: [String: String]
        let variable: String?

        var testDescription: String { "\(url) with \(environment)" }
    }

    private static let proxy = "http://127.0.0.1:3128"

    static let cases: [Case] = [
        Case(url: "http://127.0.0.1:8080/v1.0", environment: [:], variable: nil),
        Case(url: "http://127.0.0.1:8080/v1.0", environment: ["http_proxy": proxy], variable: "http_proxy"),
        Case(url: "HTTP://localhost/", environment: ["all_proxy": proxy], variable: "all_proxy"),
        Case(url: "http://169.254.169.254/x", environment: ["ALL_PROXY": proxy], variable: "ALL_PROXY"),
        Case(url: "http://[::1]:8080/", environment: ["http_proxy": proxy], variable: "http_proxy"),
        // libcurl does not read this variable.
        Case(url: "http://127.0.0.1/", environment: ["HTTP_PROXY": proxy], variable: nil),
        Case(url: "http://127.0.0.1/", environment: ["http_proxy": ""], variable: nil),
        Case(url: "https://graph.microsoft.com/", environment: ["http_proxy": proxy], variable: nil),
        Case(url: "https://graph.microsoft.com/", environment: ["https_proxy": proxy], variable: "https_proxy"),
        Case(url: "https://graph.microsoft.com/", environment: ["HTTPS_PROXY": proxy], variable: "HTTPS_PROXY"),
        Case(url: "https://graph.microsoft.com/", environment: ["all_proxy": proxy], variable: "all_proxy"),
        Case(url: "http://127.0.0.1/", environment: ["http_proxy": proxy, "no_proxy": "127.0.0.1"], variable: nil),
        Case(url: "http://[::1]/", environment: ["http_proxy": proxy, "no_proxy": "localhost, ::1"], variable: nil),
        Case(url: "http://[::1]/", environment: ["http_proxy": proxy, "NO_PROXY": "[::1]"], variable: "http_proxy"),
        Case(url: "http://localhost/", environment: ["http_proxy": proxy, "no_proxy": "*"], variable: nil),
        Case(url: "http://a.b.example/", environment: ["http_proxy": proxy, "no_proxy": ".example"], variable: nil),
        Case(
            url: "http://notb.example/",
            environment: ["http_proxy": proxy, "no_proxy": "b.example"],
            variable: "http_proxy"
        ),
        Case(
            url: "http://1.127.0.0.1/",
            environment: ["http_proxy": proxy, "no_proxy": "127.0.0.1"],
            variable: "http_proxy"
        ),
        Case(
            url: "http://localhost/",
            environment: ["http_proxy": proxy, "no_proxy": "", "NO_PROXY": "*"],
            variable: nil
        ),
        // libcurl accepts an asterisk only as the entire value, and an IPv6 address only without brackets.
        Case(
            url: "http://localhost/",
            environment: ["http_proxy": proxy, "no_proxy": "*,example.org"],
            variable: "http_proxy"
        ),
        Case(
            url: "http://localhost/",
            environment: ["http_proxy": proxy, "no_proxy": "..localhost"],
            variable: "http_proxy"
        ),
    ]

    @Test("The proxy that the environment specifies is found", arguments: cases)
    func variable(_ example: Case) throws {
        let url = try #require(URL(string: example.url))
        #expect(EnvironmentProxy(for: url) { example.environment[$0] }?.variable == example.variable)
    }

    @Test("A plain HTTP request that would use a proxy is rejected, and the error describes a remedy")
    func message() async throws {
        let url = try #require(URL(string: "http://127.0.0.1:8080/v1.0"))
        let proxy = try #require(EnvironmentProxy(for: url) { $0 == "http_proxy" ? Self.proxy : nil })
        let client = TestClient.responding { _ in throw TransportError(partialResponse: nil, underlying: proxy) }
        let error = await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me")) }
        #expect(error?.kind == .invalidRequest)
        #expect(
            error?.description
                == "GET /me: plain HTTP requests are not sent through the proxy in http_proxy, because the proxy could read "
                + "their secrets; add '127.0.0.1' to no_proxy"
        )
    }
}
