import GraphPresence

/// An option of a command.
struct CommandOption: Sendable {
    let name: String
    /// What stands for the value in the help; nil for an option without one.
    var placeholder: String?
    let help: String
    var isRepeatable = false
    var mayBeEmpty = false
    /// The values that there are; nil for any.
    var values: [String]?
}

extension CommandOption {
    static let help = CommandOption(name: "--help", help: "Show this text.")
    static let user = CommandOption(
        name: "--user",
        placeholder: "ID",
        help: "The user's object id.",
        isRepeatable: true
    )
    static let oneUser = CommandOption(name: "--user", placeholder: "ID", help: "The user's object id.")
    static let me = CommandOption(name: "--me", help: "The signed-in user.")
    static let sessionId = CommandOption(
        name: "--session-id",
        placeholder: "ID",
        help: "The session: the application (client) id. Default: the client id."
    )
    static let expiration = CommandOption(
        name: "--expiration",
        placeholder: "DURATION",
        help: "How long it lasts, such as PT1H."
    )
    static let timeout = CommandOption(
        name: "--timeout",
        placeholder: "DURATION",
        help: "How long to wait for a response, such as PT30S, up to three times. Default: PT15S."
    )
    static let json = CommandOption(name: "--json", help: "Print what Graph returned, and nothing else.")
    static let port = CommandOption(
        name: "--port",
        placeholder: "N",
        help: "The port to serve on; 0, the default, for any that is free."
    )

    static func availability(_ values: [String]) -> CommandOption {
        CommandOption(name: "--availability", placeholder: "NAME", help: "The base state.", values: values)
    }

    static func activity(_ values: [String]) -> CommandOption {
        CommandOption(
            name: "--activity",
            placeholder: "NAME",
            help: "What supplements it. Default: what goes with the availability.",
            values: values
        )
    }

    /// The options of every command that calls Graph.
    static let connection = [
        CommandOption(name: "--cloud", placeholder: "NAME", help: "The cloud. Default: global.", values: Cloud.names),
        CommandOption(name: "--base-url", placeholder: "URL", help: "Another service, such as that of 'serve'."),
        CommandOption(name: "--tenant", placeholder: "ID", help: "The tenant to sign in to. Default: organizations."),
        CommandOption(
            name: "--client-id",
            placeholder: "ID",
            help: "The application that signs in. Default: that of the sign-in, else AZURE_CLIENT_ID."
        ),
        CommandOption(
            name: "--authority",
            placeholder: "URL",
            help: "Another login endpoint, such as that of 'serve'."
        ),
        CommandOption(
            name: "--token-file",
            placeholder: "FILE",
            help: "A file with an access token; - is the standard input."
        ),
        .timeout,
        CommandOption(name: "--verbose", help: "Tell every step of every call on the standard error."),
    ]
}

/// The clouds by their names on the command line.
enum Cloud {
    private static let named: [(name: String, cloud: GraphCloud)] = [
        ("global", .global), ("us-gov-l4", .usGovL4), ("us-gov-l5", .usGovL5),
    ]

    static let all = named.map(\.cloud)
    static let names = named.map(\.name)

    static func named(_ name: String) -> GraphCloud? { named.first { $0.name == name }?.cloud }
}
