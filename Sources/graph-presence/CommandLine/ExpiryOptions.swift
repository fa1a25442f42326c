// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The options that specify when a status message expires.
enum ExpiryOptions {
    static let options = [
        CommandOption(
            name: "--expires-at",
            group: .what,
            placeholder: "TIME",
            help: "The local time at which the message expires, for example 2026-12-01T19:00, or 17:00 for the next "
                + "occurrence of that time. By default, the message does not expire."
        ),
        CommandOption(
            name: "--expires-in",
            group: .what,
            placeholder: "DURATION",
            help: "How long the message is shown, up to 366 days, for example 1h. By default, the message does not "
                + "expire."
        ),
        CommandOption(
            name: "--time-zone",
            group: .what,
            placeholder: "NAME",
            help: "The Windows or IANA name of the time zone for --expires-at. The default is this machine's time zone."
        ),
    ]

    private static let timeZoneHint =
        "specify a Windows or IANA name, for example 'W. Europe Standard Time' or 'Europe/Berlin'"

    /// Returns the local time that the options specify; `nil` if the message does not expire.
    ///
    /// - Throws: `UsageError` if an option is invalid or if the options contradict each other.
    static func time(_ options: Options) throws(UsageError) -> DateTimeTimeZone? {
        guard !options.has("--time-zone") || options.has("--expires-at") else {
            throw UsageError(message: "'--time-zone' requires '--expires-at'; specify both")
        }
        guard !options.has("--expires-in") || !options.has("--expires-at") else {
            throw UsageError(message: "'--expires-at' and '--expires-in' cannot be combined; specify one of them")
        }
        if let duration = try options.duration("--expires-in") {
            guard let duration = duration.duration, duration > .zero, duration <= .seconds(366 * 86_400) else {
                throw .invalid(
                    options["--expires-in"] ?? "",
                    of: "--expires-in",
                    hint: "specify more than 0 seconds and at most 366 days"
                )
            }
            return DateTimeTimeZone(Date.now + duration / .seconds(1), in: .current)
        }
        let zone = try zone(options)
        guard let text = options["--expires-at"] else { return nil }
        guard let time = Options.time(text, in: zone) else {
            throw .invalid(
                text,
                of: "--expires-at",
                hint: "specify a local time, for example 17:00 or 2026-12-01T19:00"
            )
        }
        // A message that has already expired would never be shown.
        guard let date = time.date, date > .now else {
            throw .invalid(text, of: "--expires-at", hint: "specify a time in the future")
        }
        return time
    }

    private static func zone(_ options: Options) throws(UsageError) -> String {
        let zone = options["--time-zone"] ?? TimeZone.current.windowsName ?? TimeZone.current.identifier
        let isKnown =
            WindowsTimeZones.windowsNames[zone] != nil || TimeZone(graphName: zone)?.windowsName != nil
            || TimeZone.knownTimeZoneIdentifiers.contains(zone)
        guard !WindowsTimeZones.isCustom(zone) else {
            throw UsageError(
                message:
                    "\(zone.inQuotes) is a custom time zone that is defined in a mailbox, so its rules are unknown; "
                    + timeZoneHint
            )
        }
        guard isKnown else {
            throw .unknown(
                zone,
                isNot: "a known time zone",
                among: Array(WindowsTimeZones.windowsNames.keys) + WindowsTimeZones.ianaNames.keys,
                hint: timeZoneHint
            )
        }
        return zone
    }
}
