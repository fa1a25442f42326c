// SPDX-License-Identifier: MIT

import GraphPresence

/// A command-line option.
struct CommandOption: Sendable {
    /// The headings under which the help lists options, in the order of the help.
    enum Group: String, CaseIterable {
        case who = "WHO"
        case what = "WHAT"
        case connection = "CONNECTION AND SIGN-IN"
        case output = "OUTPUT"
    }

    let name: String
    /// The one-letter name, for example `-u`; `nil` if there is none.
    var short: String?
    let group: Group
    /// The name of the value in the help; `nil` if the option does not take a value.
    var placeholder: String?
    let help: String
    var isRepeatable = false
    var mayBeEmpty = false
    /// Whether the option's value can be specified without the option's name.
    var isPositional = false
    /// The allowed values; `nil` if every value is allowed.
    var values: [String]?
}

extension CommandOption {
    static let help = CommandOption(name: "--help", short: "-h", group: .output, help: "Print this help.")
    static let user = CommandOption(
        name: "--user",
        short: "-u",
        group: .who,
        placeholder: "ID",
        help: "The user's object ID.",
        isRepeatable: true
    )
    static let usersFile = CommandOption(
        name: "--users-file",
        group: .who,
        placeholder: "FILE",
        help:
            "A file that contains a user's object ID on each line, optionally followed by a comma and the user's name, "
            + "or - for standard input."
    )
    static let oneUser = CommandOption(
        name: "--user",
        short: "-u",
        group: .who,
        placeholder: "ID",
        help: "The user's object ID."
    )
    static let me = CommandOption(name: "--me", group: .who, help: "The signed-in user.")
    static let sessionId = CommandOption(
        name: "--session-id",
        group: .who,
        placeholder: "ID",
        help: "The session ID, which is an application (client) ID. The default is the client ID of the sign-in."
    )

    static func expiration(_ help: String) -> CommandOption {
        CommandOption(name: "--expiration", group: .what, placeholder: "DURATION", help: help)
    }

    static let timeout = CommandOption(
        name: "--timeout",
        group: .connection,
        placeholder: "DURATION",
        help: "How long each of up to three attempts waits for a response, for example 30s. The default is "
            + "15 seconds."
    )
    static let json = CommandOption(
        name: "--json",
        group: .output,
        help: "Print the JSON that Graph returned, and print errors as JSON. This option is equivalent to --output "
            + "json."
    )
    static let settingJSON = CommandOption(
        name: "--json",
        group: .output,
        help: "Print the new value and any errors as JSON."
    )
    static let errorJSON = CommandOption(name: "--json", group: .output, help: "Print errors as JSON.")
    static let quiet = CommandOption(
        name: "--quiet",
        short: "-q",
        group: .output,
        help: "Do not print the new value."
    )
    static let quietClearing = CommandOption(
        name: "--quiet",
        short: "-q",
        group: .output,
        help: "Do not print what was cleared."
    )
    static let output = CommandOption(
        name: "--output",
        short: "-o",
        group: .output,
        placeholder: "FORMAT",
        help: "The format of the result. The default is table.",
        values: OutputFormat.allCases.map(\.rawValue)
    )
    static let verbose = CommandOption(
        name: "--verbose",
        short: "-v",
        group: .output,
        help: "Print each step of each call to standard error."
    )

    static func availability(_ values: [String]) -> CommandOption {
        CommandOption(
            name: "--availability",
            group: .what,
            placeholder: "NAME",
            help: "The availability to show.",
            values: values
        )
    }

    static func activity(_ values: [String]) -> CommandOption {
        CommandOption(
            name: "--activity",
            group: .what,
            placeholder: "NAME",
            help: "The activity to show. This option is required if the availability can be combined with several "
                + "activities.",
            values: values
        )
    }

    static func cloud(_ help: String) -> CommandOption {
        CommandOption(name: "--cloud", group: .connection, placeholder: "NAME", help: help, values: Cloud.names)
    }

    static func clientId(_ help: String) -> CommandOption {
        CommandOption(name: "--client-id", group: .connection, placeholder: "ID", help: help)
    }
}

/// The national clouds, by the names that the command line accepts.
enum Cloud {
    private static let named: [(name: String, cloud: GraphCloud)] = [
        ("global", .global), ("us-gov-l4", .usGovL4), ("us-gov-l5", .usGovL5),
    ]

    static let all = named.map(\.cloud)
    static let names = named.map(\.name)

    static func named(_ name: String) -> GraphCloud? { named.first { $0.name == name }?.cloud }
}
