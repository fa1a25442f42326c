// SPDX-License-Identifier: MIT

/// The commands of `graph-presence`.
enum Commands {
    /// The commands, grouped and ordered as in the help.
    static let groups = [
        CommandGroup(title: "READ", commands: [GetCommand.self, ListCommand.self]),
        CommandGroup(
            title: "SET",
            commands: [
                SetPresenceCommand.self, SetPreferredCommand.self, SetStatusMessageCommand.self,
                SetManualLocationCommand.self, SetAutomaticLocationCommand.self,
            ]
        ),
        CommandGroup(
            title: "CLEAR",
            commands: [
                ClearPresenceCommand.self, ClearPreferredCommand.self, ClearStatusMessageCommand.self,
                ClearAutomaticLocationCommand.self, ClearLocationCommand.self,
            ]
        ), CommandGroup(title: "HOLD AND WATCH", commands: [HoldCommand.self, WatchCommand.self]),
        CommandGroup(title: "SIGN IN", commands: [LoginCommand.self, LogoutCommand.self, WhoAmICommand.self]),
        CommandGroup(title: "EMULATOR", commands: [ServeCommand.self, DemoCommand.self]),
        CommandGroup(title: "OTHER", commands: [CompletionCommand.self, ManCommand.self]),
    ]

    /// All commands.
    static let all = groups.flatMap(\.commands)
}
