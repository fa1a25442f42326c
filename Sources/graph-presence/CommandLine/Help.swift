// SPDX-License-Identifier: MIT

/// The help pages that `--help` prints, wrapped to a width.
struct Help {
    private let layout: HelpLayout

    /// Creates the help pages.
    ///
    /// - Parameter width: The length of a line in characters, at least 40.
    init(width: Int) {
        layout = HelpLayout(width: width)
    }

    /// Returns the help of the whole command line.
    func overview(of groups: [CommandGroup]) -> String {
        let commands = groups.map { group in
            (title: group.title, rows: group.commands.map { (title: $0.name, text: $0.summary) })
        }
        let sections = [
            layout.paragraph(Self.summary),
            layout.section(
                "USAGE",
                [
                    "graph-presence COMMAND [OPTION…]", "graph-presence COMMAND --help", "graph-presence --version",
                ]
            ),
            layout.sections(commands),
            layout.section("ACCESS TOKENS", Self.accessTokens),
            layout.sections([("ENVIRONMENT VARIABLES", Self.variables)]),
            layout.section("OUTPUT", Self.output), layout.sections([("EXIT CODES", Self.exitCodes)]),
        ]
        return sections.joined(separator: "\n\n")
    }

    /// Returns the help of a command.
    func text(of command: any Command.Type) -> String {
        let options = command.options + [.help]
        let groups = CommandOption.Group.allCases.map { group in
            (title: group.rawValue, rows: options.filter { $0.group == group }.map(Self.row))
        }
        let sections = [
            layout.paragraph(command.summary), layout.section("USAGE", ["graph-presence \(command.name) [OPTION…]"]),
            layout.sections(groups.filter { !$0.rows.isEmpty }), "EXAMPLE:\n" + layout.commandLine(command.example),
            layout.paragraph("Run 'graph-presence --help' for the environment variables and the exit codes."),
        ]
        return sections.joined(separator: "\n\n")
    }

    /// Returns the names of an option with its value, and its description.
    static func row(_ option: CommandOption) -> (title: String, text: String) {
        var sentences = [option.help]
        if option.isRepeatable { sentences.append("It can be repeated.") }
        if let values = option.values { sentences.append("One of \(values.joined(separator: ", ")).") }
        let name = option.short.map { "\($0), \(option.name)" } ?? option.name
        let title = [name, option.placeholder].compactMap { $0 }.joined(separator: " ")
        return (title, sentences.joined(separator: " "))
    }

    static let summary = "Reads and sets Microsoft Teams presence through Microsoft Graph."

    static let connectionOptions = "The options under CONNECTION OPTIONS below."

    static let accessTokens = [
        "A command that calls Graph uses the first of these that exists: the access token in the file of --token-file, "
            + "the access token in GRAPH_ACCESS_TOKEN, the application that the variables AZURE_… describe, the managed "
            + "identity, and the user who signed in with 'graph-presence login'. An access token is never an argument, "
            + "because other users of the machine can read arguments."
    ]

    static let variables: [(title: String, text: String)] = [
        ("GRAPH_ACCESS_TOKEN", "An access token for Graph."),
        ("GRAPH_PRESENCE_BASE_URL", "The default of --base-url."),
        ("AZURE_TENANT_ID", "The tenant of the application that signs in."),
        (
            "AZURE_CLIENT_ID",
            "The application (client) ID. It is also the default of --client-id, and of --session-id unless a user is "
                + "signed in."
        ), ("AZURE_CLIENT_SECRET", "The client secret with which the application signs in."),
        (
            "AZURE_FEDERATED_TOKEN_FILE",
            "A file with the federated token (workload identity) with which the application signs in without a secret."
        ),
        (
            "AZURE_AUTHORITY_HOST",
            "The login endpoint of the application. It takes precedence over --authority."
        ), ("IDENTITY_ENDPOINT", "The endpoint of a managed identity. Azure sets it."),
        ("IDENTITY_HEADER", "The secret of that endpoint. Azure sets it."),
        (
            "HTTPS_PROXY, https_proxy",
            "The proxy for https. The lower-case name takes precedence over the upper-case name here and below."
        ),
        (
            "http_proxy",
            "A proxy for http. Requests through it are refused, because the proxy could read their secrets. HTTP_PROXY is "
                + "not read."
        ),
        ("ALL_PROXY, all_proxy", "The proxy for https and http if no other is set."),
        (
            "NO_PROXY, no_proxy",
            "Hosts to call without a proxy, separated by commas. This machine never needs an entry."
        ),
        (
            "XDG_CONFIG_HOME",
            "The absolute path of the configuration folder. The sign-in is stored there as "
                + "graph-presence/sign-in.json, and that of a profile as graph-presence/sign-in.NAME.json."
        ), ("HOME", "The home folder, whose configuration folder is used if XDG_CONFIG_HOME is not set."),
        ("TZ", "The time zone of --expires-at and --expires-in if --time-zone is not specified."),
        ("COLUMNS", "The width of this help. The default is the width of the terminal, or else 80."),
        ("NO_COLOR", "Turns off the colors of 'list' and 'watch' if it is not empty."),
        ("TERM", "The kind of terminal. For 'dumb', 'watch' prints lines without control codes."),
    ]

    static let output = [
        "Results are printed to standard output. Warnings, errors, and notes are printed to standard error. With --json, "
            + "each error and each warning is a JSON object on a line of its own. If a command fails for several users, "
            + "the exit code is the one that all failures share, or else 1."
    ]

    static let exitCodes = [
        (title: "0", text: "The command succeeded."),
        (title: "1", text: "The command failed for a reason that is not listed below."),
        (title: "2", text: "A user or an application has to sign in, or sign in again."),
        (title: "3", text: "A permission is missing."),
        (title: "4", text: "The user or the session does not exist."),
        (title: "5", text: "The service throttles requests, cannot be reached, or fails temporarily: retry later."),
        (title: "64", text: "The command line is not valid."),
    ]
}
