// SPDX-License-Identifier: MIT

import GraphPresence
import GraphRuntime

/// Help texts for the options that specify how long a presence lasts, with the ranges and defaults from the schema.
enum ExpirationHelp {
    /// The help text for an application's session.
    static let session =
        "How long the presence lasts, from \(text(SetPresencePostRequestBody.expirationDurationMinimum)) to "
        + "\(text(SetPresencePostRequestBody.expirationDurationMaximum)), for example 1h. The default is "
        + "\(text(SetPresencePostRequestBody.expirationDurationDefault))."

    /// The help text for a preferred presence. Graph does not document the range of its duration.
    static let preferredPresence =
        "How long the preferred presence lasts, for example 8h. Graph documents neither a minimum nor a maximum. The "
        + "default is \(defaults.joined(separator: ", and "))."

    /// The default durations, the shortest first, each with its availabilities.
    private static var defaults: [String] {
        let byDefault = Dictionary(grouping: PreferredPresence.allCases) { $0.defaultExpirationDuration?.duration }
        let known = byDefault.compactMap { entry in entry.key.map { (duration: $0, presences: entry.value) } }
        return known.sorted { $0.duration < $1.duration }.map { duration, presences in
            "\(text(duration)) for \(presences.map(\.availability.rawValue).listed())"
        }
    }

    private static func text(_ duration: GraphDuration) -> String { duration.duration.map(text) ?? duration.text }

    private static func text(_ duration: Duration) -> String {
        let days = duration / .seconds(86_400)
        guard days == days.rounded(), days >= 1 else { return duration.textForPeople }
        return "\(Int(days)) \(days == 1 ? "day" : "days")"
    }
}
