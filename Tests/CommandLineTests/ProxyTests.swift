// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator
@testable import graph_presence

/// Tests that requests to this machine bypass proxies, because a proxy could read their tokens.
@Suite(.blocking, .timeLimit(.minutes(5))) struct ProxyTests {
    /// A proxy that records the first bytes of each connection and closes it.
    private final class Proxy: Sendable {
        let port: Int
        private let recorded = Locked<[String]>([])
        private let isStopped = Locked(false)

        init() throws {
            let (socket, port) = try Socket.listening(on: .ipv4, port: 0)
            self.port = Int(port)
            Thread.detachNewThread { [recorded, isStopped] in
                while let connection = socket.nextConnection(until: { isStopped.withLock { $0 } }) {
                    connection.setTimeout(1)
                    let text = String(decoding: connection.receiveSome() ?? [], as: UTF8.self)
                    recorded.withLock { $0.append(text) }
                    connection.end()
                }
                socket.end()
            }
        }

        var requests: [String] { recorded.withLock { $0 } }
        func stop() { isStopped.withLock { $0 = true } }
    }

    private static let names = ["http_proxy", "all_proxy", "ALL_PROXY"]

    @Test("Requests to this machine do not use a proxy", arguments: names, [nil, "example.com", "*"] as [String?])
    func thisMachine(_ name: String, _ exceptions: String?) throws {
        let tool = try Tool()
        let proxy = try Proxy()
        defer {
            proxy.stop()
            tool.end()
        }
        var environment = Dictionary(uniqueKeysWithValues: (Self.names + ["no_proxy", "NO_PROXY"]).map { ($0, "") })
        environment[name] = "http://127.0.0.1:\(proxy.port)"
        environment["NO_PROXY"] = exceptions ?? ""
        for host in ["127.0.0.1", "localhost"] {
            let base = tool.server.baseURL.replacing("127.0.0.1", with: host)
            let result = try tool.run(["get", "--me", "--base-url", base], token: "canary", environment)
            #expect(result.errors == "")
            #expect(result.status == 0)
        }
        #expect(proxy.requests == [])
    }

    @Test(
        "A request to a managed identity endpoint is rejected instead of being sent through a proxy",
        arguments: names
    )
    func managedIdentityRequests(_ name: String) throws {
        let tool = try Tool()
        let proxy = try Proxy()
        defer {
            proxy.stop()
            tool.end()
        }
        // This address is reserved for documentation, so the test sends nothing to a real host.
        var environment = ["IDENTITY_ENDPOINT": "http://192.0.2.1/msi/token", "IDENTITY_HEADER": "canary"]
        environment[name] = "http://127.0.0.1:\(proxy.port)"
        let result = try tool.run(["get", "--me"], token: nil, environment)
        #expect(result.status == 5)
        #expect(
            result.errors
                == "error: GET {IDENTITY_ENDPOINT}: plain HTTP requests are not sent through the proxy in \(name), because "
                + "the proxy could read their secrets; add '192.0.2.1' to no_proxy\n"
        )
        #expect(proxy.requests == [])
    }

    @Test("Requests to other hosts use the proxy")
    func otherHosts() throws {
        let tool = try Tool()
        let proxy = try Proxy()
        defer {
            proxy.stop()
            tool.end()
        }
        let environment = ["http_proxy": "", "all_proxy": "", "https_proxy": "http://127.0.0.1:\(proxy.port)"]
        let read = try tool.run(["get", "--me"], token: "canary", environment)
        #expect(read.status == 5)
        #expect(proxy.requests.first?.hasPrefix("CONNECT graph.microsoft.com:443 ") == true)
        #expect(proxy.requests.allSatisfy { !$0.contains("canary") })
    }

    @Test(
        "The names of this machine are added to the list of proxy exceptions",
        arguments: [
            ("", "localhost,127.0.0.1,::1"), ("*", "*"), ("example.com", "example.com,localhost,127.0.0.1,::1"),
            ("a, LOCALHOST b", "a, LOCALHOST b,127.0.0.1,::1"), ("::1,127.0.0.1,localhost", "::1,127.0.0.1,localhost"),
        ]
    )
    func mergedExceptions(_ list: String, _ merged: String) {
        #expect(ProxyExceptions.merged(list) == merged)
    }
}
