import Foundation
import GraphPresence
import TestSupport
import Testing

/// curl does the documentation's HTTP examples, as they stand, against `graph-presence serve`.
@Suite(.enabled(if: OtherPrograms.hasCurl, "curl is not installed"), .timeLimit(.minutes(5)))
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

    /// The status and the body of an answer.
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

    /// Lets a user show the state of a documented presence, as a Teams client would.
    private func signIn(_ presence: GraphJSONValue) throws {
        guard case .string(let id)? = presence["id"], let availability = presence["availability"],
            let activity = presence["activity"]
        else { return }
        let state: GraphJSONValue = ["teamsClient": "desktop", "availability": availability, "activity": activity]
        #expect(try curl("POST", "/emulator/users/\(id)/signIn", state).status == 200)
    }

    /// Whether everything in a documented answer is in an answer; the stamp of a version is any.
    private func contains(_ answer: GraphJSONValue?, _ documented: GraphJSONValue, _ path: String = "$") -> [String] {
        switch (answer, documented) {
        case (.object?, .object(let members)):
            return members.flatMap { name, value in
                if name == "sequenceNumber" || name.hasPrefix("@odata") { return [String]() }
                // What is null in the documentation may be left out.
                if value == .null, answer?[name] == nil { return [] }
                return contains(answer?[name], value, "\(path).\(name)")
            }
        case (.array(let answers)?, .array(let values)) where answers.count == values.count:
            return zip(answers, values).enumerated().flatMap { contains($1.0, $1.1, "\(path)[\($0)]") }
        default: return answer == documented ? [] : ["\(path): \(String(describing: answer)) is not \(documented)"]
        }
    }

    @Test("The documented requests have the documented responses")
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
            let answer = try curl(example.method, example.path, example.body)
            #expect(answer.status == example.status, "\(example.name)")
            if let response = example.response {
                #expect(contains(answer.body, response) == [], "\(example.name)")
            }
            // The last state must not come from an earlier example's preference.
            if example.name.contains("preferred") {
                let path = example.path.replacingOccurrences(of: "setUserPreferred", with: "clearUserPreferred")
                _ = try curl("POST", path, .object([:]))
            }
        }
    }
}
