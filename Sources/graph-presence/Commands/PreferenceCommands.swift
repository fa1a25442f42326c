import Foundation
import GraphPresence

/// Sets the preferred presence.
struct SetPreferredCommand: Command {
    static let name = "set-preferred"
    static let summary = "Set what a user prefers to be shown while a session lives."
    static let options: [CommandOption] =
        [
            .user, .me,
            .availability(PreferredPresence.allCases.map(\.availability.rawValue)), .expiration,
        ] + CommandOption.connection
    static let example = "graph-presence set-preferred --me --availability DoNotDisturb --expiration PT8H"

    private let targets: PresenceTargets
    private let preferred: PreferredPresence
    private let expiration: GraphDuration?

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
        let availability = try options.required("--availability")
        let all = PreferredPresence.allCases
        guard let found = all.first(where: { $0.availability.rawValue == availability }) else {
            throw .unknown("value of '--availability'", availability, among: all.map(\.availability.rawValue))
        }
        preferred = found
        expiration = try options.duration("--expiration")
    }

    func run() async throws {
        try await targets.each { presence in
            try await presence.setUserPreferredPresence(preferred, expirationDuration: expiration)
        }
    }
}

/// Removes the preferred presence.
struct ClearPreferredCommand: Command {
    static let name = "clear-preferred"
    static let summary = "Remove what a user prefers to be shown."
    static let options: [CommandOption] = [.user, .me] + CommandOption.connection
    static let example = "graph-presence clear-preferred --me"

    private let targets: PresenceTargets

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
    }

    func run() async throws {
        try await targets.each { presence in try await presence.clearUserPreferredPresence() }
    }
}

/// Sets the status message.
struct SetStatusMessageCommand: Command {
    static let name = "set-status-message"
    static let summary = "Set the text that a user shows; an empty one removes it."
    static let options: [CommandOption] =
        [
            .user, .me, CommandOption(name: "--message", placeholder: "TEXT", help: "The text.", mayBeEmpty: true),
            CommandOption(
                name: "--expires-at",
                placeholder: "TIME",
                help: "When it ends, in local time, such as 2026-01-31T17:00:00. Default: never."
            ),
            CommandOption(
                name: "--time-zone",
                placeholder: "NAME",
                help: "The zone of that time, by its Windows or IANA name. Default: this machine's."
            ),
        ] + CommandOption.connection
    static let example = "graph-presence set-status-message --me --message 'At lunch' --expires-at 2026-01-31T13:00:00"

    private let targets: PresenceTargets
    private let text: String
    private let end: DateTimeTimeZone?

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
        text = try options.required("--message")
        guard !options.has("--time-zone") || options.has("--expires-at") else {
            throw UsageError(message: "'--time-zone' is that of '--expires-at', which is missing")
        }
        let zone = options["--time-zone"] ?? TimeZone.current.windowsName ?? TimeZone.current.identifier
        let isKnown =
            WindowsTimeZones.windowsNames[zone] != nil || TimeZone(graphName: zone)?.windowsName != nil
            || TimeZone.knownTimeZoneIdentifiers.contains(zone)
        guard !WindowsTimeZones.isCustom(zone) else {
            throw UsageError(
                message: "'\(zone)' is a time zone of one mailbox, whose rules are not known here; "
                    + "specify a Windows or IANA name such as 'W. Europe Standard Time' or 'Europe/Berlin'"
            )
        }
        guard isKnown else {
            throw .unknown(
                "time zone",
                zone,
                among: Array(WindowsTimeZones.windowsNames.keys) + WindowsTimeZones.ianaNames.keys
            )
        }
        end = options["--expires-at"].map { DateTimeTimeZone(dateTime: $0, timeZone: zone) }
        guard end == nil || end?.date != nil else {
            throw UsageError(message: "'\(options["--expires-at"] ?? "")' is no local time such as 2026-01-31T17:00:00")
        }
    }

    func run() async throws {
        try await targets.each { presence in
            if let end {
                try await presence.setStatusMessage(text, until: end)
            } else {
                try await presence.setStatusMessage(text)
            }
        }
    }
}
