import Foundation
import GraphPresence
import Testing

/// The generated API says what the official snippets say, name by name and value by value.
@Suite struct OfficialSnippetTests {
    private static let graphClient = GraphServiceClient.recording(RecordingTransport())
    private static let id = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"

    /// The generated chains, compiled, by their normalized names. A chain that Swift lacks does not compile here.
    private static let chains: [String: @Sendable () throws -> (request: TransportRequest, bodyType: String?)] = [
        "users.byuserid.presence.setpresence.post": {
            let body = SetPresencePostRequestBody(
                sessionId: "22553876-f5ab-4529-bffb-cfe50aa89f87",
                availability: .available,
                activity: .available,
                expirationDuration: "PT1H"
            )
            let request = graphClient.users.byUserId(id).presence.setPresence.postRequest(body)
            return (try graphClient.requestAdapter.transportRequest(for: request), "\(type(of: body))")
        },
        "users.byuserid.presence.setuserpreferredpresence.post": {
            let body = SetUserPreferredPresencePostRequestBody(
                availability: .doNotDisturb,
                activity: .doNotDisturb,
                expirationDuration: "PT8H"
            )
            let request = graphClient.users.byUserId(id).presence.setUserPreferredPresence.postRequest(body)
            return (try graphClient.requestAdapter.transportRequest(for: request), "\(type(of: body))")
        },
        "users.byuserid.presence.setstatusmessage.post": {
            let body = SetStatusMessagePostRequestBody(
                statusMessage: PresenceStatusMessage(
                    message: ItemBody(content: "Hey I'm currently in a meeting.", contentType: .text),
                    expiryDateTime: DateTimeTimeZone(
                        dateTime: "2022-10-18T17:05:33.2079781",
                        timeZone: "Pacific Standard Time"
                    )
                )
            )
            let request = graphClient.users.byUserId(id).presence.setStatusMessage.postRequest(body)
            return (try graphClient.requestAdapter.transportRequest(for: request), "\(type(of: body))")
        },
        "users.byuserid.presence.get": {
            let request = graphClient.users.byUserId(id).presence.getRequest()
            return (try graphClient.requestAdapter.transportRequest(for: request), nil)
        },
    ]

    /// What PowerShell's commands call.
    private static let commands = [
        "Set-MgUserPresence": "/users/\(id)/presence/setPresence",
        "Set-MgUserPresenceStatusMessage": "/users/\(id)/presence/setStatusMessage",
    ]

    /// A chain without the spelling of its language: C#'s subscript is the others' byUserId.
    private func normalized(_ chain: [String]) -> String {
        chain.flatMap { $0.hasSuffix("[]") ? [String($0.dropLast(2)), "byUserId"] : [$0] }
            .map { $0.replacingOccurrences(of: "_", with: "").lowercased() }
            .map { $0.hasSuffix("async") ? String($0.dropLast("async".count)) : $0 }
            .joined(separator: ".")
    }

    /// A member's path of JSON keys without the spelling of its language.
    private func normalized(member: String) -> String {
        member.split(separator: ".").map { part in
            let name = part.replacingOccurrences(of: "_", with: "").lowercased()
            return name.hasPrefix("set") ? String(name.dropFirst("set".count)) : name
        }
        .joined(separator: ".")
    }

    /// The scalar members of a body by their normalized paths.
    private func members(_ value: JSONValue, prefix: String = "") -> [String: String] {
        guard case .object(let object) = value else {
            if case .string(let text) = value { return [prefix: text] }
            return [prefix: "\(value)"]
        }
        return object.reduce(into: [:]) { found, member in
            let path = (prefix.isEmpty ? "" : prefix + ".") + member.key.lowercased()
            found.merge(members(member.value, prefix: path)) { first, _ in first }
        }
    }

    @Test(arguments: OfficialSnippet.all.indices)
    func theGeneratedAPIHasTheSnippetsNamesAndValues(_ index: Int) throws {
        let snippet = OfficialSnippet.all[index]
        let example = try #require(try DocumentedExample.all().first { $0.name == snippet.example })
        let sent: (request: TransportRequest, bodyType: String?)
        if let chain = snippet.chain {
            let call = try #require(Self.chains[normalized(chain)], "\(chain)")
            sent = try call()
            #expect(sent.bodyType == snippet.bodyType)
        } else {
            let written = try #require(snippet.path)
            let path = try #require(written.hasPrefix("/") ? written : Self.commands[written])
            let all = try Self.chains.values.map { try $0() }
            sent = try #require(all.first { $0.request.url.path == "/v1.0" + path })
        }
        #expect(sent.request.url.absoluteString == "https://graph.microsoft.com" + example.path)
        let body = try sent.request.body.map { members(try json($0)) } ?? [:]
        let expected = Dictionary(uniqueKeysWithValues: snippet.members.map { (normalized(member: $0), $1) })
        #expect(body == expected)
    }

    @Test func everyLanguageIsThere() {
        #expect(Set(OfficialSnippet.all.map(\.language)) == Set(OfficialSnippet.Language.allCases))
    }
}
