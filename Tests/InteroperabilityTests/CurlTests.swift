// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

/// Tests that send the HTTP examples from Microsoft's documentation unchanged to `graph-presence serve` with curl.
@Suite(
    .enabled(if: OtherPrograms.hasCurl, "curl is not installed"),
    .blocking,
    .timeLimit(.minutes(5))
)
struct CurlTests {
    private struct Example: Decodable {
        let name: String
        let method: String
        let path: String
        let body: GraphJSONValue?
        let status: Int
        let response: GraphJSONValue?
    }

    private let server: ServeProcess

    init() throws {
        server = try ServeProcess()
    }

    /// Sends a request with curl, and returns the status and body of the response.
    private func curl(_ method: String, _ path: String, _ body: GraphJSONValue?) throws -> (
        status: Int, body: GraphJSONValue?
    ) {
        var arguments = ["--silent", "--request", method, "--header", "Authorization: Bearer any"]
        if let body {
            let text = String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
            arguments += ["--header", "Content-Type: application/json", "--data", text]
        } else if method == "POST" {
            arguments += ["--data", ""]
        }
        arguments += ["--write-out", "\n%{http_code}", server.url(path)]
        let text = String(decoding: try OtherPrograms.output(of: "curl", arguments), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let data = Data(lines.dropLast().joined(separator: "\n").utf8)
        return (Int(lines.last ?? "") ?? 0, try? JSONDecoder().decode(GraphJSONValue.self, from: data))
    }

    /// Signs a user in to a Teams client with a documented presence.
    private func signIn(_ presence: GraphJSONValue) throws {
        guard case .string(let id)? = presence["id"], let availability = presence["availability"],
            let activity = presence["activity"]
        else { return }
        let state: GraphJSONValue = ["teamsClient": "desktop", "availability": availability, "activity": activity]
        #expect(try curl("POST", "/emulator/users/\(id)/signIn", state).status == 200)
    }

    /// Returns the differences between a response and the documented response.
    ///
    /// Undocumented members, sequence numbers, and annotations are ignored.
    private func differences(_ actual: GraphJSONValue?, _ expected: GraphJSONValue, _ path: String = "$") -> [String] {
        switch (actual, expected) {
        case (.object?, .object(let members)):
            return members.flatMap { name, value in
                if name == "sequenceNumber" || name.hasPrefix("@odata") { return [String]() }
                // A member that is null in the documentation may be omitted.
                if value == .null, actual?[name] == nil { return [] }
                return differences(actual?[name], value, "\(path).\(name)")
            }
        case (.array(let elements)?, .array(let values)) where elements.count == values.count:
            return zip(elements, values).enumerated().flatMap { differences($1.0, $1.1, "\(path)[\($0)]") }
        default: return actual == expected ? [] : ["\(path): \(String(describing: actual)) is not \(expected)"]
        }
    }

    @Test("The documented requests receive the documented responses")
    func documentedExamples() throws {
        let file = TestRun.file("Tests/GraphPresenceTests/Examples/examples.json")
        let examples = try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
        #expect(examples.count > 10)
        for example in examples {
            if case .array(let presences)? = example.response?["value"] {
                for presence in presences { try signIn(presence) }
            } else if let response = example.response {
                try signIn(response)
            }
            let actual = try curl(example.method, example.path, example.body)
            #expect(actual.status == example.status, "\(example.name)")
            if let response = example.response {
                #expect(differences(actual.body, response) == [], "\(example.name)")
            }
            // A preferred presence would hide the presence that later examples set.
            if example.name.contains("preferred") {
                let path = example.path.replacingOccurrences(of: "setUserPreferred", with: "clearUserPreferred")
                _ = try curl("POST", path, .object([:]))
            }
        }
    }

    @Test("The commands in the article about other languages have the described effects")
    func articleCommands() throws {
        let folder = "Sources/GraphPresenceEmulator/Documentation.docc"
        let file = TestRun.file("\(folder)/UsingTheEmulatorFromOtherLanguages.md")
        let article = try String(contentsOf: file, encoding: .utf8)
        // Every second part is the content of a code block.
        let blocks = article.components(separatedBy: "```\n").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let commands = blocks.filter { $0.contains("curl ") }.joined()
            .replacingOccurrences(of: "http://127.0.0.1:8080", with: server.url(""))
        let script = "set -e; curl() { command curl --silent --fail \"$@\"; echo; }\n" + commands
        let output = String(decoding: try OtherPrograms.output(of: "sh", ["-c", script]), as: UTF8.self)
        let responses = output.split(separator: "\n").compactMap {
            try? JSONDecoder().decode([String: GraphJSONValue].self, from: Data($0.utf8))
        }
        #expect(responses.compactMap { $0["activity"] } == ["Available", "AvailableInactive"])
        #expect(responses.filter { $0["access_token"] != nil }.count == 1)
        #expect(responses.filter { $0["isFrozen"] == true }.map { $0["now"] } == ["2199-01-01T09:00:00.0000000Z"])
        #expect(responses.filter { $0["displayName"] == "Adele Vance" }.count == 3)
        let requests = responses.compactMap { $0["last"] == nil ? nil : $0["value"] }
        guard case .array(let logged)? = requests.first else { throw CocoaError(.coderValueNotFound) }
        #expect(logged.compactMap { $0["status"] } == [200, 200, 200, 200])
        #expect(output.contains(#""lifecycleEvent":"subscriptionRemoved""#))
        #expect(!output.contains("Bearer any"))
    }
}
