// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

/// Tests that the generated API has the names and values that Microsoft's snippets use.
@Suite struct OfficialSnippetTests {
    private typealias Sent = (request: TransportRequest, bodyType: String?)

    private static let graphClient = GraphServiceClient.recording(RecordingTransport())
    private static let id = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"

    private static func setStatusMessage(_ message: PresenceStatusMessage) throws -> Sent {
        let body = SetStatusMessagePostRequestBody(statusMessage: message)
        let request = graphClient.users.byUserId(id).presence.setStatusMessage.postRequest(body)
        return (try graphClient.requestAdapter.transportRequest(for: request), "\(type(of: body))")
    }

    /// The generated calls for each documented example, with their builder chains. A chain that does not exist in the
    /// API would not compile.
    private static let calls: [String: (chain: String, send: @Sendable () throws -> Sent)] = [
        "Set presence": (
            "users.byUserId.presence.setPresence.post",
            {
                let body = SetPresencePostRequestBody(
                    sessionId: "22553876-f5ab-4529-bffb-cfe50aa89f87",
                    availability: .available,
                    activity: .available,
                    expirationDuration: "PT1H"
                )
                let request = graphClient.users.byUserId(id).presence.setPresence.postRequest(body)
                return (try graphClient.requestAdapter.transportRequest(for: request), "\(type(of: body))")
            }
        ),
        "Set user preferred presence": (
            "users.byUserId.presence.setUserPreferredPresence.post",
            {
                let body = SetUserPreferredPresencePostRequestBody(
                    availability: .doNotDisturb,
                    activity: .doNotDisturb,
                    expirationDuration: "PT8H"
                )
                let request = graphClient.users.byUserId(id).presence.setUserPreferredPresence.postRequest(body)
                return (try graphClient.requestAdapter.transportRequest(for: request), "\(type(of: body))")
            }
        ),
        "Set status message with expiry": (
            "users.byUserId.presence.setStatusMessage.post",
            {
                try setStatusMessage(
                    PresenceStatusMessage(
                        message: ItemBody(content: "Hey I'm currently in a meeting.", contentType: .text),
                        expiryDateTime: DateTimeTimeZone(
                            dateTime: "2022-10-18T17:05:33.2079781",
                            timeZone: "Pacific Standard Time"
                        )
                    )
                )
            }
        ),
        "Set status message of another user": (
            "users.byUserId.presence.setStatusMessage.post",
            {
                try setStatusMessage(
                    PresenceStatusMessage(message: ItemBody(content: "Hey I am available now", contentType: .text))
                )
            }
        ),
        "Get the status message of another user": (
            "users.byUserId.presence.get",
            {
                let request = graphClient.users.byUserId(id).presence.getRequest()
                return (try graphClient.requestAdapter.transportRequest(for: request), nil)
            }
        ),
    ]

    /// The paths that PowerShell's commands call.
    private static let commands = [
        "Set-MgUserPresence": "/users/\(id)/presence/setPresence",
        "Set-MgUserPresenceStatusMessage": "/users/\(id)/presence/setStatusMessage",
    ]

    /// Converts a name from a language's spelling to Graph's spelling. JavaScript and PowerShell use Graph's spelling.
    private func graphSpelling(_ name: some StringProtocol, _ language: OfficialSnippet.Language) -> String {
        func loweringFirst(_ text: some StringProtocol) -> String { text.prefix(1).lowercased() + text.dropFirst() }
        switch language {
        case .javaScript, .powerShell: return String(name)
        case .cSharp, .go, .java, .php: return loweringFirst(name)
        case .python:
            let words = name.split(separator: "_")
            return words.prefix(1).joined()
                + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }

    /// Returns a snippet's builder chain as it is spelled in the generated API.
    ///
    /// In C#, a subscript corresponds to `byUserId`, and method names end in `Async`.
    private func chain(_ snippet: OfficialSnippet) -> String? {
        snippet.chain?.flatMap { $0.hasSuffix("[]") ? [String($0.dropLast(2)), "byUserId"] : [$0] }
            .map { snippet.language == .cSharp && $0.hasSuffix("Async") ? String($0.dropLast(5)) : $0 }
            .map { graphSpelling($0, snippet.language) }
            .joined(separator: ".")
    }

    /// Converts a property's path in a snippet to its path in the JSON. Go, Java, and PHP have setter methods.
    private func member(_ path: String, _ language: OfficialSnippet.Language) -> String {
        path.split(separator: ".").map { part in
            let isSetter = [.go, .java, .php].contains(language) && part.lowercased().hasPrefix("set")
            return graphSpelling(isSetter ? part.dropFirst(3) : part, language)
        }
        .joined(separator: ".")
    }

    /// Returns a body's scalar properties, keyed by path.
    private func members(_ value: GraphJSONValue, prefix: String = "") -> [String: String] {
        switch value {
        case .object(let object):
            return object.reduce(into: [:]) { found, member in
                let path = (prefix.isEmpty ? "" : prefix + ".") + member.key
                found.merge(members(member.value, prefix: path)) { first, _ in first }
            }
        case .string(let text): return [prefix: text]
        default: return [prefix: "\(value)"]
        }
    }

    @Test("The generated API has the names and values that the snippet uses", arguments: OfficialSnippet.all.indices)
    func snippetNames(_ index: Int) throws {
        let snippet = OfficialSnippet.all[index]
        let example = try #require(try DocumentedExample.all().first { $0.name == snippet.example })
        let call = try #require(Self.calls[snippet.example])
        let sent = try call.send()
        if snippet.chain != nil {
            #expect(chain(snippet) == call.chain)
            #expect(sent.bodyType == snippet.bodyType)
        } else {
            let pathOrCommand = try #require(snippet.path)
            let path = try #require(pathOrCommand.hasPrefix("/") ? pathOrCommand : Self.commands[pathOrCommand])
            #expect(sent.request.url.path == "/v1.0" + path)
        }
        #expect(sent.request.url.absoluteString == "https://graph.microsoft.com" + example.path)
        let body = try sent.request.body.map { members(try json($0)) } ?? [:]
        let expected = snippet.members.map { (member($0, snippet.language), $1) }
        #expect(body == Dictionary(uniqueKeysWithValues: expected))
    }

    @Test("The snippets cover every language on their pages")
    func snippetLanguages() {
        let rows = Dictionary(grouping: OfficialSnippet.all, by: \.example).mapValues(\.count)
        #expect(
            rows == [
                "Set presence": 7, "Set user preferred presence": 6, "Set status message with expiry": 7,
                "Set status message of another user": 7, "Get the status message of another user": 5,
            ]
        )
        #expect(Set(OfficialSnippet.all.map(\.language)) == Set(OfficialSnippet.Language.allCases))
    }
}
