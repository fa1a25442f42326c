// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite struct GraphPathTests {
    private func url(_ path: GraphPath, query: KeyValuePairs<String, String> = [:]) throws -> String {
        let client = TestClient.responding { _ in response(200) }
        let request = GraphRequest<Void>(.get, path, configuration: RequestConfiguration(query: query))
        return try client.requestAdapter.transportRequest(for: request).url.absoluteString
    }

    private func refusal(_ path: GraphPath) -> String? {
        do {
            return try url(path)
        } catch {
            #expect((error as? GraphError)?.kind == .invalidRequest)
            return (error as? GraphError)?.message
        }
    }

    @Test(
        "A value is always sent as one path segment",
        arguments: [
            ("fa8bf3dc-eca7-46b7-bad1-db199b62afc3", "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"), ("a/b", "a%2Fb"),
            ("../admin", "..%2Fadmin"), ("a?b=c", "a%3Fb%3Dc"), ("a#b", "a%23b"), ("a b", "a%20b"), ("100%", "100%25"),
            ("%2e%2e", "%252e%252e"), ("ö", "%C3%B6"), ("a@b.c", "a%40b.c"), ("'", "%27"),
            ("a\r\nHost: b", "a%0D%0AHost%3A%20b"),
            ("\u{0}", "%00"), ("a\\b", "a%5Cb"), ("a;b", "a%3Bb"), (".a", ".a"),
            ("me-token-to-replace", "me-token-to-replace"),
            ("😀", "%F0%9F%98%80"), ("a:b", "a%3Ab"), ("{user-id}", "%7Buser-id%7D"), (" ", "%20"),
        ]
    )
    func escapedValues(_ value: String, _ segment: String) throws {
        #expect(try url("/users/\(value)/presence") == "https://graph.microsoft.com/v1.0/users/\(segment)/presence")
        let path = GraphPath().appending("users").appending(parameter: "user-id", value: value).appending("presence")
        #expect(try url(path) == "https://graph.microsoft.com/v1.0/users/\(segment)/presence")
        #expect(path.template == "/users/{user-id}/presence")
        #expect(!"\(path)".contains(value) || value == "{user-id}")
    }

    @Test("A slash in an appended segment is percent-encoded")
    func appendedSegments() throws {
        let client = TestClient.responding { _ in response(200) }
        let request = GraphRequest<Void>(.get, GraphPath().appending("a/b").appending("$count"))
        let url = try client.requestAdapter.transportRequest(for: request).url.absoluteString
        #expect(url == "https://graph.microsoft.com/v1.0/a%2Fb/$count")
    }

    @Test("Segments that are empty or consist only of dots are rejected")
    func invalidSegments() {
        let users = GraphPath().appending("users")
        #expect(
            refusal(users.appending(parameter: "user-id", value: ""))
                == "the value of '{user-id}' in the path must not be empty"
        )
        for dots in [".", "..", "..."] {
            #expect(
                refusal(users.appending(parameter: "user-id", value: dots))
                    == "the value of '{user-id}' in the path must not consist only of dots"
            )
        }
        #expect(refusal("/users/\("")/presence") == "the value of '{1}' in the path must not be empty")
        #expect(refusal("users") == "the path must start with '/'")
        #expect(refusal("") == "the path must start with '/'")
        #expect(refusal("/users/../admin") == "the path must not have segments that are empty or consist only of dots")
        #expect(refusal("/users//presence") == "the path must not have segments that are empty or consist only of dots")
    }

    @Test("Reserved characters in a path literal are percent-encoded")
    func escapedLiterals() throws {
        let root = "https://graph.microsoft.com/v1.0"
        #expect(try url("/users?x=y#z") == root + "/users%3Fx=y%23z")
        #expect(try url("/$batch") == root + "/$batch")
        #expect(
            try url("/users/\("a")/calendar.range(start='1',end='2')") == root
                + "/users/a/calendar.range(start='1',end='2')"
        )
    }

    @Test("Names and values in a query are percent-encoded")
    func escapedQueries() throws {
        let root = "https://graph.microsoft.com/v1.0/me"
        #expect(
            try url("/me", query: ["$select": "availability,activity", "a&b": "c=d#e f+ö"])
                == root + "?$select=availability,activity&a%26b=c%3Dd%23e%20f%2B%C3%B6"
        )
        #expect(try url("/me") == root)
    }
}
