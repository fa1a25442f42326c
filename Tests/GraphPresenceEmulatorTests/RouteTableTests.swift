// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

@Suite struct RouteTableTests {
    private let table = RouteTable<Int>([
        ("GET", "/a", 1), ("POST", "/a", 2), ("GET", "/a/{x}/b", 3), ("POST", "/a/c/b", 4), ("GET", "/a/c/b", 5),
        ("GET", "/{x}/{y}", 6),
    ])

    private func match(_ method: String, _ path: String) -> String? {
        table.match(method, RequestPath(path).segments[...]).map { "\($0.value) \($0.parameters)" }
    }

    @Test("A literal segment takes precedence over a placeholder") func literalPrecedence() {
        #expect(match("GET", "/a/c/b") == "5 []")
        #expect(match("GET", "/a/d/b") == "3 [\"d\"]")
        #expect(match("GET", "/a/x") == "6 [\"a\", \"x\"]")
        #expect(match("POST", "/a") == "2 []")
    }

    @Test("Path segments are decoded once and must not be empty") func segmentDecoding() {
        #expect(match("GET", "/a/%25%2F%c3%a4/b") == "3 [\"%/ä\"]")
        #expect(match("GET", "/%61") == "1 []")
        for path in ["", "a", "*", "/", "/a/", "//a", "/a//b", "/a/%zz/b", "/a/%ff/b", "/a/d/b/"] {
            #expect(match("GET", path) == nil, "\(path)")
        }
    }

    @Test("The methods for a path are sorted and filtered") func methodsAtPath() {
        func methods(_ path: String) -> [String] { table.methods(at: RequestPath(path).segments[...]) }
        #expect(methods("/a") == ["GET", "POST"])
        #expect(methods("/a/c/b") == ["GET", "POST"])
        #expect(methods("/a/d/b") == ["GET"])
        #expect(methods("/b") == [])
        #expect(table.methods(at: ["a"], where: { $0 > 1 }) == ["POST"])
        #expect(table.match("GET", ["a"], where: { $0 > 1 }) == nil)
    }

    @Test("Every operation in the schema has a handler in the clouds that support the operation")
    func schemaOperations() throws {
        for cloud in [GraphCloud.Name.global, .usGovL4, .china] {
            for operation in GraphServiceClient.operations {
                let segments = operation.pathTemplate.split(separator: "/").map { segment in
                    segment.hasPrefix("{") ? "u".guid : String(segment)
                }
                let path = RequestPath("/v1.0/" + segments.joined(separator: "/"))
                let isOffered = operation.clouds?.contains(cloud) ?? true
                let methods = GraphRoutes.methods(at: path, in: cloud)
                #expect(methods.contains(operation.method.rawValue) == isOffered, "\(operation) \(cloud)")
                if isOffered {
                    let route = try GraphRoutes.match(operation.method.rawValue, path, in: cloud)
                    #expect(route.value.operation == operation)
                    #expect(route.parameters == (segments.contains("u".guid) ? ["u".guid] : []))
                }
            }
        }
    }

    @Test(
        "Each path allows only its methods",
        arguments: [
            ("/v1.0/me/presence", ["GET"]), ("/v1.0/me/presence/", []), ("/v1.0//me/presence", []),
            ("/v1.0/subscriptions/x", ["DELETE", "GET", "PATCH"]), ("/v1.0/%24batch", ["POST"]),
            ("/v1.0//$batch/", ["POST"]),
            ("/emulator", ["GET"]), ("/", ["GET"]), ("/v1.0/me", ["GET"]), ("/v1.0/users/u", ["GET"]),
            ("/emulator/clock", ["GET", "POST"]), ("/emulator//clock/", ["GET", "POST"]),
            ("/emulator/faults", ["DELETE", "GET", "POST"]), ("/emulator/users/u/signIn", ["POST"]),
            ("/emulator/users/u/nothing", []), ("/emulator/deviceCodes/x/nothing", []), ("/emulatorx", []),
            ("/t/oauth2/v2.0/token", ["POST"]), ("/t/oauth2/v2.0/devicecode/", ["POST"]), ("//oauth2/v2.0/token", []),
            ("/t/oauth2/v2.0/authorize", []), ("*", []), ("", []),
        ]
    )
    func allowedMethods(_ path: String, _ methods: [String]) {
        #expect(EmulatorTransport().emulator.methods(at: RequestPath(path)) == methods)
    }
}
