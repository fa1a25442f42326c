import Foundation
import GraphPresence

/// The `set-preferred` command: sets a user's preferred presence.
struct SetPreferredCommand: Command {
    static let name = "set-preferred"
    static let summary = "Set a user's preferred presence, which is shown while the user has a session."
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
            let names = all.map(\.availability.rawValue)
            throw .invalid(availability, of: "--availability", hint: "specify \(names.listed("or"))")
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

/// The `clear-preferred` command: removes a user's preferred presence.
struct ClearPreferredCommand: Command {
    static let name = "clear-preferred"
    static let summary = "Remove a user's preferred presence."
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

/// The `set-status-message` command: sets a user's status message.
struct SetStatusMessageCommand: Command {
    static let name = "set-status-message"
    static let summary = "Set a user's status message. An empty message removes it."
    static let options: [CommandOption] =
        [
            .user, .me,
            CommandOption(
                name: "--message",
                group: .what,
                placeholder: "TEXT",
                help: "The status message. An empty string removes it.",
                mayBeEmpty: true
            ),
            CommandOption(
                name: "--expires-at",
                group: .what,
                placeholder: "TIME",
                help:
                    "When the message expires, as a local time, for example 2026-01-31T17:00:00. The default is never."
            ),
            CommandOption(
                name: "--time-zone",
                group: .what,
                placeholder: "NAME",
                help: "The Windows or IANA name of the time zone of --expires-at. The default is that of this machine."
            ),
        ] + CommandOption.connection
    static let example = "graph-presence set-status-message --me --message 'At lunch'"

    private static let timeZoneHint =
        "specify a Windows or IANA name, for example 'W. Europe Standard Time' or 'Europe/Berlin'"

    private let targets: PresenceTargets
    private let text: String
    private let end: DateTimeTimeZone?

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
        text = try options.required("--message")
        guard !options.has("--time-zone") || options.has("--expires-at") else {
            throw UsageError(message: "'--time-zone' requires '--expires-at'; specify both")
        }
        let zone = options["--time-zone"] ?? TimeZone.current.windowsName ?? TimeZone.current.identifier
        let isKnown =
            WindowsTimeZones.windowsNames[zone] != nil || TimeZone(graphName: zone)?.windowsName != nil
            || TimeZone.knownTimeZoneIdentifiers.contains(zone)
        guard !WindowsTimeZones.isCustom(zone) else {
            throw UsageError(
                message: "\(zone.inQuotes) is a time zone that a single mailbox defines, so its rules are unknown; "
                    + Self.timeZoneHint
            )
        }
        guard isKnown else {
            throw .unknown(
                zone,
                isNot: "a known time zone",
                among: Array(WindowsTimeZones.windowsNames.keys) + WindowsTimeZones.ianaNames.keys,
                hint: Self.timeZoneHint
            )
        }
        end = options["--expires-at"].map { DateTimeTimeZone(dateTime: $0, timeZone: zone) }
        guard end == nil || end?.date != nil else {
            throw .invalid(
                options["--expires-at"] ?? "",
                of: "--expires-at",
                hint: "specify a local time, for example 2026-01-31T17:00:00"
            )
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
