// SPDX-License-Identifier: MIT

import Foundation
import GraphSchema
import Testing

/// Tests for paths that share a resource.
@Suite struct ResourceTests {
    private func document(_ paths: [(template: String, resource: String?)]) throws -> SchemaDocument {
        let members = paths.map { template, resource in
            let key = resource.map { #""resource": "\#($0)", "# } ?? ""
            return #""\#(template)": { \#(key)"description": "P.", "methods": { "getThing": {} } }"#
        }
        let schema = DiagnosticCase.base.replacingOccurrences(
            of: #""paths": {"#,
            with: #""paths": {"# + members.map { $0 + ", " }.joined()
        )
        let (document, problems) = SchemaDocument.load(Array(schema.utf8))
        #expect(problems == [])
        return try #require(document)
    }

    @Test("The paths of a resource share request builders, as do the paths below them")
    func sharedRequestBuilders() throws {
        let document = try document([
            ("/users/{user-id}/presence", "presence"), ("/users/{user-id}/presence/log/{log-id}", nil),
            ("/me/presence", "presence"), ("/me/presence/log/{log-id}", nil),
            ("/users/{user-id}/presence/log/{log-id}/entry", "logEntry"),
            ("/me/presence/log/{log-id}/entry", "logEntry"),
            ("/me/presence/log/{log-id}/entry/text", nil), ("/users/{user-id}/presence/log/{log-id}/entry/text", nil),
        ])
        #expect(
            document.requestBuilders.map { "\($0.requestBuilderName) \($0.template)" } == [
                "UsersRequestBuilder /users",
                "UsersItemRequestBuilder /users/{user-id}",
                "PresenceRequestBuilder /users/{user-id}/presence",
                "PresenceLogRequestBuilder /users/{user-id}/presence/log",
                "PresenceLogItemRequestBuilder /users/{user-id}/presence/log/{log-id}",
                "LogEntryRequestBuilder /users/{user-id}/presence/log/{log-id}/entry",
                "LogEntryTextRequestBuilder /users/{user-id}/presence/log/{log-id}/entry/text",
                "MeRequestBuilder /me",
                "ThingsRequestBuilder /things",
                "ThingsItemRequestBuilder /things/{thing-id}",
            ]
        )
        let nodes = document.pathTree.selfAndDescendants
        let me = try #require(nodes.first { $0.template == "/me/presence/log/{log-id}" })
        #expect(me.requestBuilderName == "PresenceLogItemRequestBuilder")
        #expect(me.resource?.value == "presence")
        #expect(me.segmentsBelowResource == [.literal("log"), .parameter("log-id")])
    }

    @Test("A single path can be a resource")
    func singlePath() throws {
        let document = try document([("/a/b", "part")])
        #expect(
            document.requestBuilders.prefix(2).map(\.requestBuilderName) == ["ARequestBuilder", "PartRequestBuilder"]
        )
        #expect(document.paths[0].resource?.value == "part")
        #expect(document.paths[1].resource == nil)
    }

    /// Of the 200 differences that are compared, half are methods of a path that is itself missing.
    @Test("The number of reported errors for a resource is limited")
    func errorLimit() {
        let paths = (0..<30).map { number in
            #""/a\#(number)": { "resource": "part", "description": "P.", "methods": { "getThing": {} } }, "#
                + #""/a\#(number)/b\#(number)": { "description": "P.", "methods": { "getThing": {} } }, "#
        }
        let schema = DiagnosticCase.base.replacingOccurrences(
            of: #""paths": {"#,
            with: #""paths": {"# + paths.joined()
        )
        #expect(
            SchemaDocument.load(Array(schema.utf8)).problems.map(\.kind)
                == Array(repeating: .resourceMismatch, count: 100)
        )
    }

    @Test("Combinations can have a Swift name")
    func combinationSwiftName() throws {
        let schema = DiagnosticCase.base.replacingOccurrences(
            of: #""supportedCombinations": {"#,
            with: #""supportedCombinations": { "swiftName": "Paint","#
        )
        let (named, problems) = SchemaDocument.load(Array(schema.utf8))
        #expect(problems == [])
        #expect(named?.actions.first?.combinationName == "Paint")
        #expect(try document([]).actions.first?.combinationName == "PaintCombination")
    }
}
