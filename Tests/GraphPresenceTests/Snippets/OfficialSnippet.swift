// SPDX-License-Identifier: MIT

import GraphPresence

/// The names and values from a code snippet in Microsoft's documentation, without the code itself.
///
/// The snippets are taken from the pages for setPresence, setUserPreferredPresence, and setStatusMessage. A language is
/// missing if the page has no snippet in that language.
struct OfficialSnippet: Sendable {
    /// The languages of the documentation's snippets.
    enum Language: String, CaseIterable, Sendable {
        case cSharp, go, java, javaScript, php, powerShell, python
    }

    /// The name of the documented example that the snippet shows.
    let example: String
    let language: Language
    /// The chain of request builders after the client, or `nil` if the language's snippet contains a path.
    var chain: [String]?
    /// The path in the snippet or PowerShell's command for the path, or `nil` for a language with request builders.
    var path: String?
    /// The name of the body's type, or `nil` if the snippet does not contain the type.
    var bodyType: String?
    /// The values of the body's properties, keyed by the name as spelled in the snippet. The name of a nested property
    /// includes its parents.
    var members: [String: String] = [:]
}

extension OfficialSnippet {
    private static let presencePath = "/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3/presence/"

    static let all: [OfficialSnippet] =
        actions(
            "Set presence",
            languages: Language.allCases,
            action: ["SetPresence", "setPresence", "set_presence"],
            command: "Set-MgUserPresence",
            names: [
                ["SessionId", "Availability", "Activity", "ExpirationDuration"],
                ["sessionId", "availability", "activity", "expirationDuration"],
                ["session_id", "availability", "activity", "expiration_duration"],
            ],
            values: ["22553876-f5ab-4529-bffb-cfe50aa89f87", "Available", "Available", "PT1H"]
        )
        + actions(
            "Set user preferred presence",
            languages: [.cSharp, .go, .java, .javaScript, .php, .python],
            action: ["SetUserPreferredPresence", "setUserPreferredPresence", "set_user_preferred_presence"],
            command: "",
            names: [
                ["Availability", "Activity", "ExpirationDuration"],
                ["availability", "activity", "expirationDuration"],
                ["availability", "activity", "expiration_duration"],
            ],
            values: ["DoNotDisturb", "DoNotDisturb", "PT8H"]
        )
        + actions(
            "Set status message with expiry",
            languages: Language.allCases,
            action: ["SetStatusMessage", "setStatusMessage", "set_status_message"],
            command: "Set-MgUserPresenceStatusMessage",
            names: [
                [
                    "StatusMessage.Message.Content", "StatusMessage.Message.ContentType",
                    "StatusMessage.ExpiryDateTime.DateTime", "StatusMessage.ExpiryDateTime.TimeZone",
                ],
                [
                    "statusMessage.message.content", "statusMessage.message.contentType",
                    "statusMessage.expiryDateTime.dateTime", "statusMessage.expiryDateTime.timeZone",
                ],
                [
                    "status_message.message.content", "status_message.message.content_type",
                    "status_message.expiry_date_time.date_time", "status_message.expiry_date_time.time_zone",
                ],
            ],
            values: [
                "Hey I'm currently in a meeting.", "text", "2022-10-18T17:05:33.2079781", "Pacific Standard Time",
            ]
        )
        + actions(
            "Set status message of another user",
            languages: Language.allCases,
            action: ["SetStatusMessage", "setStatusMessage", "set_status_message"],
            command: "Set-MgUserPresenceStatusMessage",
            names: [
                ["StatusMessage.Message.Content", "StatusMessage.Message.ContentType"],
                ["statusMessage.message.content", "statusMessage.message.contentType"],
                ["status_message.message.content", "status_message.message.content_type"],
            ],
            values: ["Hey I am available now", "text"]
        )
        + reads

    private static let reads: [OfficialSnippet] = [
        (.cSharp, ["Users[]", "Presence", "GetAsync"]), (.go, ["Users", "ByUserId", "Presence", "Get"]),
        (.java, ["users", "byUserId", "presence", "get"]), (.php, ["users", "byUserId", "presence", "get"]),
        (.python, ["users", "by_user_id", "presence", "get"]),
    ]
    .map { OfficialSnippet(example: "Get the status message of another user", language: $0, chain: $1) }

    /// Returns the snippets for an action in each language. Names are spelled as in C#, JSON, or Python.
    private static func actions(
        _ example: String,
        languages: [Language],
        action: [String],
        command: String,
        names: [[String]],
        values: [String]
    ) -> [OfficialSnippet] {
        languages.map { language in
            var snippet = OfficialSnippet(example: example, language: language)
            var members = names[0]
            switch language {
            case .cSharp: snippet.chain = ["Users[]", "Presence", action[0], "PostAsync"]
            case .go:
                snippet.chain = ["Users", "ByUserId", "Presence", action[0], "Post"]
                members = setters("Set", names[0])
            case .java, .php:
                snippet.chain = ["users", "byUserId", "presence", action[1], "post"]
                members = setters("set", names[0])
            case .python:
                snippet.chain = ["users", "by_user_id", "presence", action[2], "post"]
                members = names[2]
            case .javaScript:
                snippet.path = presencePath + action[1]
                members = names[1]
            case .powerShell:
                snippet.path = command
                members = names[1]
            }
            if snippet.chain != nil { snippet.bodyType = action[0] + "PostRequestBody" }
            snippet.members = Dictionary(uniqueKeysWithValues: zip(members, values))
            return snippet
        }
    }

    private static func setters(_ word: String, _ names: [String]) -> [String] {
        names.map { $0.split(separator: ".").map { word + $0 }.joined(separator: ".") }
    }
}
