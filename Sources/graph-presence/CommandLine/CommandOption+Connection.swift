// SPDX-License-Identifier: MIT

extension CommandOption {
    static let profile = CommandOption(
        name: "--profile",
        group: .connection,
        placeholder: "NAME",
        help: "The name of the sign-in to use if several sign-ins are stored."
    )

    /// The options that all commands that call Graph share.
    static let connection = [
        .cloud("The national cloud. The default is the cloud of the stored sign-in, or else global."),
        CommandOption(
            name: "--base-url",
            group: .connection,
            placeholder: "URL",
            help:
                "The base URL of another service, for example the URL that 'graph-presence serve' prints. If the URL has "
                + "no path, the API version is added. The default is GRAPH_PRESENCE_BASE_URL, or else the base URL of "
                + "the stored sign-in."
        ),
        CommandOption(
            name: "--tenant",
            group: .connection,
            placeholder: "ID",
            help: "The tenant to sign in to. The default is the tenant of the stored sign-in, or else organizations."
        ),
        .clientId(
            "The application (client) ID to sign in with. The default is the client ID of the stored sign-in, or else "
                + "AZURE_CLIENT_ID."
        ),
        CommandOption(
            name: "--authority",
            group: .connection,
            placeholder: "URL",
            help: "The URL of another login endpoint, for example the URL that 'graph-presence serve' prints."
        ),
        CommandOption(
            name: "--token-file",
            group: .connection,
            placeholder: "FILE",
            help: "The file that contains the access token, or - for standard input."
        ),
        .profile, .timeout, .verbose,
    ]
}
