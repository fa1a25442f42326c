// SPDX-License-Identifier: MIT

import GraphPresence

/// The `set-status-message` command: sets a user's status message.
struct SetStatusMessageCommand: Command {
    static let name = "set-status-message"
    static let summary = "Set a user's status message. An empty string removes the message."
    static let options: [CommandOption] =
        PresenceTargets.options + [
            CommandOption(
                name: "--message",
                group: .what,
                placeholder: "TEXT",
                help: "The status message. An empty string removes the current message.",
                mayBeEmpty: true
            )
        ] + ExpiryOptions.options + [.quiet, .settingJSON] + CommandOption.connection
    static let example = "graph-presence set-status-message --me --message 'At lunch' --expires-in 1h"

    private let targets: PresenceTargets
    private let text: String
    private let end: DateTimeTimeZone?

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
        text = try options.required("--message")
        end = try ExpiryOptions.time(options)
    }

    func run() async throws {
        let body = SetStatusMessagePostRequestBody(text, until: end)
        // The text of the message is private, so it is not printed.
        let setting = Setting(text.isEmpty ? "an empty status message" : "the status message", until: end?.date)
        try await targets.send(setting) { $0.setStatusMessage.postRequest(body) }
    }
}

/// The `clear-status-message` command: removes a user's status message.
struct ClearStatusMessageCommand: Command {
    static let name = "clear-status-message"
    static let summary = "Remove a user's status message."
    static let options: [CommandOption] =
        PresenceTargets.options + [.quietClearing, .errorJSON] + CommandOption.connection
    static let example = "graph-presence clear-status-message --me"

    private let targets: PresenceTargets

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
    }

    func run() async throws {
        // Graph has no action that clears a status message.
        let body = SetStatusMessagePostRequestBody("", until: nil)
        try await targets.send(.cleared("the status message")) { $0.setStatusMessage.postRequest(body) }
    }
}

extension SetStatusMessagePostRequestBody {
    /// Creates a request body that sets a plain-text status message.
    fileprivate init(_ text: String, until end: DateTimeTimeZone?) {
        let message = ItemBody(content: text, contentType: .text)
        self.init(statusMessage: PresenceStatusMessage(message: message, expiryDateTime: end))
    }
}
