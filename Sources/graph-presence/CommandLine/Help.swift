// SPDX-License-Identifier: MIT

/// The help pages that `--help` prints, wrapped to a width.
struct Help {
    private let layout: HelpLayout

    /// Creates the help pages.
    ///
    /// - Parameter width: The maximum length of a line in characters, at least 40.
    init(width: Int) {
        layout = HelpLayout(width: width)
    }

    /// Returns the help page that lists all commands.
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

    /// Returns the help page for a command.
    func text(of command: any Command.Type) -> String {
        let options = command.options + [.help]
        let groups = CommandOption.Group.allCases.map { group in
            (title: group.rawValue, rows: options.filter { $0.group == group }.map(Self.row))
        }
        let notes = command.notes.map { [layout.section($0.title, $0.paragraphs)] } ?? []
        let sections =
            [
                layout.paragraph(command.summary),
                layout.section("USAGE", ["graph-presence \(command.name) [OPTION…]"]),
                layout.sections(groups.filter { !$0.rows.isEmpty }),
            ] + notes + [
                "EXAMPLE:\n" + layout.commandLine(command.example),
                layout.paragraph("Run 'graph-presence --help' for the environment variables and the exit codes."),
            ]
        return sections.joined(separator: "\n\n")
    }

    /// Returns an option's names and value as a title, and the option's description.
    static func row(_ option: CommandOption) -> (title: String, text: String) {
        var sentences = [option.help]
        if option.isRepeatable { sentences.append("The option can be repeated.") }
        if let values = option.values { sentences.append("The allowed values are \(values.joined(separator: ", ")).") }
        let name = option.short.map { "\($0), \(option.name)" } ?? option.name
        let title = [name, option.placeholder].compactMap { $0 }.joined(separator: " ")
        return (title, sentences.joined(separator: " "))
    }

    static let summary = "Reads and sets Microsoft Teams presence through Microsoft Graph."

    static let connectionOptions = "The options in the section CONNECTION OPTIONS."

    static let accessTokens = [
        "A command that calls Graph uses the first of the following credentials that exists: the access token in the "
            + "file that --token-file specifies, the access token in GRAPH_ACCESS_TOKEN, the application that the "
            + "AZURE_… variables describe, the managed identity, or the user who signed in with 'graph-presence login'. "
            + "An access token cannot be an argument, because other users of the machine can read the arguments of a "
            + "command."
    ]

    static let variables: [(title: String, text: String)] = [
        ("GRAPH_ACCESS_TOKEN", "An access token for Graph."),
        ("GRAPH_PRESENCE_BASE_URL", "The default for --base-url."),
        ("AZURE_TENANT_ID", "The tenant of the application that signs in."),
        (
            "AZURE_CLIENT_ID",
            "The application (client) ID. It is also the default for --client-id and, unless a user is signed in, for "
                + "--session-id."
        ), ("AZURE_CLIENT_SECRET", "The client secret with which the application signs in."),
        (
            "AZURE_FEDERATED_TOKEN_FILE",
            "A file that contains the federated token (workload identity) for signing in the application without a secret."
        ),
        (
            "AZURE_AUTHORITY_HOST",
            "The login endpoint at which the application signs in. This variable takes precedence over --authority."
        ), ("IDENTITY_ENDPOINT", "The endpoint of a managed identity. Azure sets this variable."),
        ("IDENTITY_HEADER", "The secret for the endpoint of a managed identity. Azure sets this variable."),
        (
            "HTTPS_PROXY, https_proxy",
            "The proxy for HTTPS requests. For this and the following variables, the lowercase name takes precedence over "
                + "the uppercase name."
        ),
        (
            "http_proxy",
            "The proxy for HTTP requests. Requests that would use the proxy are refused, because the proxy could read "
                + "their secrets. HTTP_PROXY is ignored."
        ),
        ("ALL_PROXY, all_proxy", "The proxy for HTTPS and HTTP requests if no other proxy is set."),
        (
            "NO_PROXY, no_proxy",
            "The hosts to call without a proxy, separated by commas. This machine does not need an entry."
        ),
        (
            "XDG_CONFIG_HOME",
            "The absolute path of the configuration folder. In this folder, the sign-in is stored in "
                + "graph-presence/sign-in.json, and a profile's sign-in in graph-presence/sign-in.NAME.json."
        ), ("HOME", "The home folder. Its configuration folder is used if XDG_CONFIG_HOME is not set."),
        ("TZ", "The time zone for --expires-at and --expires-in if --time-zone is not specified."),
        ("COLUMNS", "The width of the help in characters. The default is the width of the terminal, or else 80."),
        ("NO_COLOR", "If this variable is not empty, 'list' and 'watch' do not use colors."),
        ("TERM", "The terminal type. If it is 'dumb', 'watch' prints lines without control codes."),
    ]

    static let output = [
        "Results are printed to standard output. Warnings, errors, and notes are printed to standard error. With "
            + "--json, each error and each warning is a JSON object on a separate line. If a command fails for several "
            + "users, the exit code is the code that all failures share, or 1 if the failures have different codes."
    ]

    static let exitCodes = [
        (title: "0", text: "The command succeeded."),
        (title: "1", text: "The command failed for a reason that is not listed below."),
        (title: "2", text: "A user or an application must sign in, or must sign in again."),
        (title: "3", text: "A required permission is missing."),
        (title: "4", text: "The user or the session does not exist."),
        (title: "5", text: "The service throttles requests, cannot be reached, or fails temporarily. Retry later."),
        (title: "64", text: "The command line is not valid."),
    ]
}
