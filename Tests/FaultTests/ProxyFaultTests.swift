// SPDX-License-Identifier: MIT

import GraphRuntime
import TestSupport
import Testing

/// Tests for the proxies that environment variables specify, which URLSession uses on Linux by default.
@Suite(.timeLimit(.minutes(5)), .enabled(if: FaultClientProcess.otherPath == nil)) struct ProxyFaultTests {
    /// The data that a proxy received: the heads of requests and the first bytes sent through tunnels.
    private final class Received: Sendable {
        let heads = Locked<[String]>([])
        let tunneled = Locked<[[UInt8]]>([])
    }

    /// Starts a proxy that sends a fixed response to each request and then records the first bytes sent through the
    /// tunnel.
    private func proxy(_ response: String, _ received: Received) throws -> ScriptedServer {
        try ScriptedServer { connection in
            guard let head = connection.readHead() else { return }
            received.heads.withLock { $0.append(head) }
            connection.send(response)
            if let bytes = connection.readBytes() { received.tunneled.withLock { $0.append(bytes) } }
        }
    }

    @Test(
        "A plain HTTP request with a secret is not sent through a proxy",
        arguments: ["http_proxy", "all_proxy", "ALL_PROXY"]
    )
    func plainRequest(variable: String) async throws {
        let received = Received()
        let proxy = try proxy("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", received)
        defer { proxy.stop() }
        for operation in Operation.allCases {
            let option = operation == .token ? "--authority" : "--base-url"
            let arguments = [operation.rawValue, option, "http://127.0.0.1:9/v1.0"]
            let result = try await FaultClientProcess.run(arguments, [variable: proxy.origin])
            let kind = operation == .token ? "authentication" : "invalidRequest"
            let prefix = operation == .batch ? "the batch request failed: " : ""
            #expect(
                result.output
                    == "error \(kind) - - attempts=1: \(operation.name): \(prefix)plain HTTP requests are not sent through "
                    + "the proxy in \(variable), because the proxy could read their secrets; add '127.0.0.1' to no_proxy\n"
            )
        }
        #expect(received.heads.withLock { $0 } == [])
    }

    @Test("A plain HTTP request to a host in no_proxy is sent directly")
    func exception() async throws {
        let received = Received()
        let proxy = try proxy("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", received)
        defer { proxy.stop() }
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.respond(200, Operation.presence) }
        }
        defer { server.stop() }
        let variables = ["http_proxy": proxy.origin, "no_proxy": "example.com, 127.0.0.1"]
        let result = try await FaultClientProcess.run(["read", "--base-url", server.origin + "/v1.0"], variables)
        #expect(result.output == Operation.read.successLine + "\n")
        #expect(received.heads.withLock { $0 } == [])
    }

    /// Calls Graph through a proxy that does not forward anything.
    private func throughTunnel(_ response: String) async throws -> (line: String, received: Received) {
        let received = Received()
        let proxy = try proxy(response, received)
        defer { proxy.stop() }
        let result = try await FaultClientProcess.run(["read", "--attempts", "1"], ["https_proxy": proxy.origin])
        return (result.output, received)
    }

    @Test("An HTTPS request uses a tunnel, which reveals only the host name to the proxy")
    func tunnel() async throws {
        let (line, received) = try await throughTunnel("HTTP/1.1 200 Connection established\r\n\r\n")
        let heads = received.heads.withLock { $0 }
        #expect(heads.count == 1)
        #expect(heads.first?.hasPrefix("CONNECT graph.microsoft.com:443 HTTP/1.1\r\n") == true)
        #expect(heads.allSatisfy { !$0.contains("canary") && !$0.lowercased().contains("authorization") })
        // The bytes start with a TLS handshake record.
        let bytes = received.tunneled.withLock { $0 }
        #expect(bytes.first?.starts(with: [0x16, 0x03]) == true)
        #expect(!bytes.contains { String(decoding: $0, as: UTF8.self).contains("canary") })
        #expect(
            line.hasPrefix("error transport - - attempts=1: GET /users/{user-id}/presence: no response was received (")
        )
    }

    @Test(
        "The response of a proxy that rejects a tunnel is not mistaken for the service's response",
        arguments: [
            ("407 Proxy Authentication Required", "the proxy responded with 407 Proxy Authentication Required"),
            ("403 Forbidden", "the connection through the proxy failed: CONNECT tunnel failed, response 403"),
            ("502 Bad Gateway", "the connection through the proxy failed: CONNECT tunnel failed, response 502"),
        ]
    )
    func refusedTunnel(status: String, message: String) async throws {
        let (line, received) = try await throughTunnel(
            "HTTP/1.1 \(status)\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
        )
        #expect(received.heads.withLock { $0.count } == 1)
        #expect(
            line.hasPrefix("error transport - - attempts=1: GET /users/{user-id}/presence: no response was received (")
        )
        #expect(line.contains(message))
    }
}
