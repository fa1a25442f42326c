// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

/// Tests that all places that contain the package version agree with `SDKVersion`.
@Suite struct VersionTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOf: TestRun.file(path), encoding: .utf8)
    }

    /// Returns the first capture group of every match.
    private static func matches(of pattern: String, in text: String) throws -> [String] {
        let expression = try NSRegularExpression(pattern: pattern, options: .anchorsMatchLines)
        return expression.matches(in: text, range: NSRange(text.startIndex..., in: text))
            .compactMap { Range($0.range(at: 1), in: text).map { String(text[$0]) } }
    }

    @Test("The schema and the generated client contain the package version")
    func schema() throws {
        struct Schema: Decodable {
            struct Client: Decodable {
                let sdkVersion: String
            }
            let client: Client
        }
        let schema = try JSONDecoder().decode(
            Schema.self,
            from: Data(contentsOf: TestRun.file("Schema/GraphPresence.json"))
        )
        #expect(schema.client.sdkVersion == "swift-graph-presence/\(SDKVersion.version)")
        #expect(GraphServiceClient.sdkVersion == "swift-graph-presence/\(SDKVersion.version)")
        let generated = try Self.text("Generated/GraphPresence/Client.generated.swift")
        #expect(
            try Self.matches(of: #"sdkVersion = "(.*)"$"#, in: generated) == [
                "swift-graph-presence/\(SDKVersion.version)"
            ]
        )
    }

    @Test("Every recorded request contains the package version")
    func recordedRequests() throws {
        let requests = try Self.text("Tests/GraphPresenceTests/Recording/requests.json")
        let versions = try Self.matches(of: #"SdkVersion: ([^"\\]*)"#, in: requests)
        #expect(Set(versions) == ["swift-graph-presence/\(SDKVersion.version)"])
    }

    @Test("The first version in the changelog is the package version")
    func changelog() throws {
        let versions = try Self.matches(
            of: #"^## \[([0-9]+\.[0-9]+\.[0-9]+)\] - (?:Unreleased|\d{4}-\d\d-\d\d)$"#,
            in: Self.text("CHANGELOG.md")
        )
        #expect(versions.first == SDKVersion.version)
        #expect(Set(versions).count == versions.count)
    }

    @Test("The README recommends only the current package version")
    func readme() throws {
        let versions = try Self.matches(of: #"swift-graph-presence", from: "([^"]*)""#, in: Self.text("README.md"))
        #expect(versions.allSatisfy { $0 == SDKVersion.version }, "\(versions)")
    }
}
