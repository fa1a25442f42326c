// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The `set-preferred` command: sets a user's preferred presence.
struct SetPreferredCommand: Command {
    static let name = "set-preferred"
    static let summary = "Set a user's preferred presence, which is shown only while the user has a session."
    static let options: [CommandOption] =
        PresenceTargets.options + [
            .availability(PreferredPresence.allCases.map(\.availability.rawValue)), activity, expiration, .quiet,
            .settingJSON,
        ] + CommandOption.connection
    static let example = "graph-presence set-preferred --me --availability DoNotDisturb --expiration 8h"

    private static let expiration = CommandOption.expiration(ExpirationHelp.preferredPresence)

    private static let activity = CommandOption(
        name: "--activity",
        group: .what,
        placeholder: "NAME",
        help: "The activity to show. Each availability has only one activity, which is the default.",
        values: SessionOptions.unique(PreferredPresence.allCases.map(\.activity.rawValue))
    )

    private let targets: PresenceTargets
    private let preferred: PreferredPresence
    private let expiration: GraphDuration?

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
        let availability = try options.required("--availability")
        let all = PreferredPresence.allCases
        guard let found = all.first(where: { $0.availability.rawValue == availability }) else {
            let names = all.map(\.availability.rawValue)
            throw .invalid(availability, of: "--availability", hint: "specify \(names.listed("or"))")
        }
        if let activity = options["--activity"], activity != found.activity.rawValue {
            throw SessionOptions.unsupported(activity, with: availability, among: [found.activity.rawValue])
        }
        preferred = found
        expiration = try options.duration("--expiration")
    }

    func run() async throws {
        let body = SetUserPreferredPresencePostRequestBody(preferred, expirationDuration: expiration)
        let duration = (expiration ?? preferred.defaultExpirationDuration)?.duration
        let setting = Setting("\(preferred)", until: duration.map { .now + $0 / .seconds(1) })
        try await targets.send(setting) { $0.setUserPreferredPresence.postRequest(body) }
    }
}

/// The `clear-preferred` command: removes a user's preferred presence.
struct ClearPreferredCommand: Command {
    static let name = "clear-preferred"
    static let summary = "Remove a user's preferred presence."
    static let options: [CommandOption] =
        PresenceTargets.options + [.quietClearing, .errorJSON] + CommandOption.connection
    static let example = "graph-presence clear-preferred --me"

    private let targets: PresenceTargets

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
    }

    func run() async throws {
        try await targets.send(.cleared("the preferred presence")) { $0.clearUserPreferredPresence.postRequest() }
    }
}
