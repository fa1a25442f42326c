// SPDX-License-Identifier: MIT

extension CommandOption {
    static let profile = CommandOption(
        name: "--profile",
        group: .connection,
        placeholder: "NAME",
        help: "The name of the sign-in to use, if there are several."
    )

    /// The options of every command that calls Graph.
    static let connection = [
        .cloud("The national cloud. The default is that of the stored sign-in, or else global."),
        CommandOption(
            name: "--base-url",
            group: .connection,
            placeholder: "URL",
            help:
                "The URL of another service, for example the one that 'graph-presence serve' prints. Without a path, "
                + "the version of the API is added. The default is GRAPH_PRESENCE_BASE_URL, or else that of the stored "
                + "sign-in."
        ),
        CommandOption(
            name: "--tenant",
            group: .connection,
            placeholder: "ID",
            help: "The tenant to sign in to. The default is that of the stored sign-in, or else organizations."
        ),
        .clientId(
            "The application (client) ID of the sign-in. The default is that of the stored sign-in, or else "
                + "AZURE_CLIENT_ID."
        ),
        CommandOption(
            name: "--authority",
            group: .connection,
            placeholder: "URL",
            help: "The URL of another login endpoint, for example the one that 'graph-presence serve' prints."
        ),
        CommandOption(
            name: "--token-file",
            group: .connection,
            placeholder: "FILE",
            help: "A file that contains an access token, or - for standard input."
        ),
        .profile, .timeout, .verbose,
    ]
}
