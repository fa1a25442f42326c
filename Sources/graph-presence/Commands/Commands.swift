/// All commands, in the order of the help.
enum Commands {
    static let all: [any Command.Type] = [
        GetCommand.self, ListCommand.self, WatchCommand.self, SetPresenceCommand.self, ClearPresenceCommand.self,
        HoldCommand.self, SetPreferredCommand.self, ClearPreferredCommand.self, SetStatusMessageCommand.self,
        SetAutomaticLocationCommand.self, SetManualLocationCommand.self, ClearAutomaticLocationCommand.self,
        ClearLocationCommand.self, LoginCommand.self, LogoutCommand.self, ServeCommand.self, DemoCommand.self,
        CompletionCommand.self,
    ]
}
