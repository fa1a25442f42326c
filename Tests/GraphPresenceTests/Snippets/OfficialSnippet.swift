import GraphPresence

/// The identifiers of an official snippet; its code is not repeated.
struct OfficialSnippet: Sendable {
    /// The languages of the documentation's snippets.
    enum Language: String, CaseIterable, Sendable {
        case cSharp, go, java, javaScript, php, powerShell, python
    }

    /// What the snippet does; the name of a documented example.
    let example: String
    let language: Language
    /// The builders from the client on; nil for a language whose snippet calls a path.
    var chain: [String]?
    /// The path that the snippet calls; nil for a language with builders. PowerShell's command stands for its path.
    var path: String?
    /// The type of the body; nil if the snippet names none.
    var bodyType: String?
    /// The body's members as the snippet spells them, with their values; a nested member has its parents before it.
    var members: [String: String] = [:]
}

extension OfficialSnippet {
    private static let setPresenceValues = [
        "22553876-f5ab-4529-bffb-cfe50aa89f87", "Available", "Available", "PT1H",
    ]

    private static func members(_ names: [String], _ values: [String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: zip(names, values))
    }

    static let all: [OfficialSnippet] = setPresence + setUserPreferredPresence + setStatusMessage + getPresence

    static let setPresence: [OfficialSnippet] = {
        func snippet(_ language: Language, chain: [String]? = nil, path: String? = nil, _ names: [String])
            -> OfficialSnippet
        {
            OfficialSnippet(
                example: "Set presence",
                language: language,
                chain: chain,
                path: path,
                bodyType: chain == nil ? nil : "SetPresencePostRequestBody",
                members: members(names, setPresenceValues)
            )
        }
        let pascal = ["SessionId", "Availability", "Activity", "ExpirationDuration"]
        let camel = ["sessionId", "availability", "activity", "expirationDuration"]
        let snake = ["session_id", "availability", "activity", "expiration_duration"]
        return [
            snippet(.cSharp, chain: ["Users[]", "Presence", "SetPresence", "PostAsync"], pascal),
            snippet(.go, chain: ["Users", "ByUserId", "Presence", "SetPresence", "Post"], pascal.map { "Set" + $0 }),
            snippet(.java, chain: ["users", "byUserId", "presence", "setPresence", "post"], pascal.map { "set" + $0 }),
            snippet(.php, chain: ["users", "byUserId", "presence", "setPresence", "post"], pascal.map { "set" + $0 }),
            snippet(.python, chain: ["users", "by_user_id", "presence", "set_presence", "post"], snake),
            snippet(.javaScript, path: "/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3/presence/setPresence", camel),
            snippet(.powerShell, path: "Set-MgUserPresence", camel),
        ]
    }()

    static let setUserPreferredPresence: [OfficialSnippet] = {
        let values = ["DoNotDisturb", "DoNotDisturb", "PT8H"]
        func snippet(_ language: Language, chain: [String]? = nil, path: String? = nil, _ names: [String])
            -> OfficialSnippet
        {
            OfficialSnippet(
                example: "Set user preferred presence",
                language: language,
                chain: chain,
                path: path,
                bodyType: chain == nil ? nil : "SetUserPreferredPresencePostRequestBody",
                members: members(names, values)
            )
        }
        let pascal = ["Availability", "Activity", "ExpirationDuration"]
        let camel = ["availability", "activity", "expirationDuration"]
        let snake = ["availability", "activity", "expiration_duration"]
        let action = "setUserPreferredPresence"
        return [
            snippet(.cSharp, chain: ["Users[]", "Presence", "SetUserPreferredPresence", "PostAsync"], pascal),
            snippet(
                .go,
                chain: ["Users", "ByUserId", "Presence", "SetUserPreferredPresence", "Post"],
                pascal.map { "Set" + $0 }
            ),
            snippet(.java, chain: ["users", "byUserId", "presence", action, "post"], pascal.map { "set" + $0 }),
            snippet(.php, chain: ["users", "byUserId", "presence", action, "post"], pascal.map { "set" + $0 }),
            snippet(.python, chain: ["users", "by_user_id", "presence", "set_user_preferred_presence", "post"], snake),
            snippet(.javaScript, path: "/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3/presence/\(action)", camel),
        ]
    }()

    static let setStatusMessage: [OfficialSnippet] = {
        let values = [
            "Hey I'm currently in a meeting.", "text", "2022-10-18T17:05:33.2079781", "Pacific Standard Time",
        ]
        func snippet(_ language: Language, chain: [String]? = nil, path: String? = nil, _ names: [String])
            -> OfficialSnippet
        {
            OfficialSnippet(
                example: "Set status message with expiry",
                language: language,
                chain: chain,
                path: path,
                bodyType: chain == nil ? nil : "SetStatusMessagePostRequestBody",
                members: members(names, values)
            )
        }
        let pascal = [
            "StatusMessage.Message.Content", "StatusMessage.Message.ContentType",
            "StatusMessage.ExpiryDateTime.DateTime", "StatusMessage.ExpiryDateTime.TimeZone",
        ]
        let camel = [
            "statusMessage.message.content", "statusMessage.message.contentType",
            "statusMessage.expiryDateTime.dateTime", "statusMessage.expiryDateTime.timeZone",
        ]
        let snake = [
            "status_message.message.content", "status_message.message.content_type",
            "status_message.expiry_date_time.date_time", "status_message.expiry_date_time.time_zone",
        ]
        func setters(_ word: String) -> [String] {
            pascal.map { $0.split(separator: ".").map { word + $0 }.joined(separator: ".") }
        }
        return [
            snippet(.cSharp, chain: ["Users[]", "Presence", "SetStatusMessage", "PostAsync"], pascal),
            snippet(.go, chain: ["Users", "ByUserId", "Presence", "SetStatusMessage", "Post"], setters("Set")),
            snippet(.java, chain: ["users", "byUserId", "presence", "setStatusMessage", "post"], setters("set")),
            snippet(.php, chain: ["users", "byUserId", "presence", "setStatusMessage", "post"], setters("set")),
            snippet(.python, chain: ["users", "by_user_id", "presence", "set_status_message", "post"], snake),
            snippet(.javaScript, path: "/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3/presence/setStatusMessage", camel),
            snippet(.powerShell, path: "Set-MgUserPresenceStatusMessage", camel),
        ]
    }()

    static let getPresence: [OfficialSnippet] = [
        (.cSharp, ["Users[]", "Presence", "GetAsync"]), (.go, ["Users", "ByUserId", "Presence", "Get"]),
        (.java, ["users", "byUserId", "presence", "get"]), (.php, ["users", "byUserId", "presence", "get"]),
        (.python, ["users", "by_user_id", "presence", "get"]),
    ]
    .map { OfficialSnippet(example: "Get the status message of another user", language: $0, chain: $1) }
}
