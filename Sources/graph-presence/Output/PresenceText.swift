// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// Presences as human-readable text and as JSON.
enum PresenceText {
    /// Returns a value as JSON with sorted members and without invisible characters.
    static func json(_ value: some Encodable, pretty: Bool = true) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        // These characters occur only in JSON strings, in which an escape sequence has the same meaning as the
        // character.
        return text.unicodeScalars.reduce(into: "") { text, scalar in
            let isHidden = scalar.isBidirectionalControl || scalar.isControl && scalar != "\n"
            text += isHidden ? "\\u" + String(0x1_0000 + scalar.value, radix: 16).dropFirst() : String(scalar)
        }
    }

    /// Returns a presence as text, with one property per line.
    static func lines(_ presence: Presence) -> String {
        var rows = [("id", presence.id), ("presence", state(presence))]
        if let message = message(presence) { rows.append(("message", message)) }
        if let expiry = presence.statusMessage?.expiryDateTime, let dateTime = expiry.dateTime {
            rows.append(("until", "\(dateTime) \(expiry.timeZone ?? "UTC")"))
        }
        if presence.outOfOfficeSettings?.isOutOfOffice == true {
            rows.append(("out of office", presence.outOfOfficeSettings?.message ?? "yes"))
        }
        if let location = presence.workLocation, let type = location.workLocationType,
            location.source != WorkLocationSource.none
        {
            rows.append(("location", "\(type)" + (location.source.map { " (\($0))" } ?? "")))
        }
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { padded($0.0, width) + "  " + $0.1.onOneLine }.joined(separator: "\n")
    }

    /// Returns presences as aligned text, one presence per line.
    ///
    /// - Parameters:
    ///   - presences: The presences.
    ///   - names: The names of users, by lowercase ID. The default is none.
    ///   - colors: Whether to color the presences. The default is `false`.
    /// - Returns: The lines.
    static func table(_ presences: [Presence], names: [String: String] = [:], colors: Bool = false) -> String {
        let nameTexts = presences.map { (names[$0.id.lowercased()] ?? "").onOneLine }
        let nameWidth = nameTexts.map(DisplayWidth.columns).max() ?? 0
        let width = presences.map(\.id.count).max() ?? 0
        let stateWidth = presences.map(state).map(\.count).max() ?? 0
        return zip(presences, nameTexts).map { presence, name in
            var state = padded(self.state(presence), stateWidth)
            if colors { state = colored(state, presence.displayStatus) }
            let who =
                (nameWidth > 0 ? DisplayWidth.fit(name, nameWidth) + "  " : "") + padded(presence.id.onOneLine, width)
            let text = who + "  " + state + "  " + (message(presence) ?? "").onOneLine
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
        .joined(separator: "\n")
    }

    /// Returns presences as tab-separated values, one presence per line: ID, availability, activity, and message. If
    /// names are specified, the name is the last value.
    static func tsv(_ presences: [Presence], names: [String: String] = [:]) -> String {
        presences.map { presence in
            var values = [presence.id, presence.availability?.rawValue, presence.activity?.rawValue, message(presence)]
            if !names.isEmpty { values.append(names[presence.id.lowercased()]) }
            return values.map { ($0 ?? "").onOneLine }.joined(separator: "\t")
        }
        .joined(separator: "\n")
    }

    /// Returns the warning for a presence that cannot be read.
    static func warning(_ element: UnreadableElement) -> String {
        let subject = element.id.map { "the presence of '\($0.prefix(80))'" } ?? "a presence without an ID"
        return "\(subject) cannot be read: \(element.error)"
    }

    /// Returns the warning for a user whose presence is missing from the response.
    static func missing(_ id: String) -> String {
        "the service returned no presence for '\(id.prefix(80))'; check the user ID"
    }

    /// Returns the availability and the activity of a presence, separated by a slash.
    static func state(_ presence: Presence) -> String {
        "\(presence.availability?.rawValue ?? "-")/\(presence.activity?.rawValue ?? "-")".onOneLine
    }

    /// Returns the text of the status message; `nil` if there is none.
    static func message(_ presence: Presence) -> String? {
        presence.statusMessage?.message?.plainText.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// Returns text in the color of a status.
    static func colored(_ text: String, _ status: PresenceStatus) -> String {
        let code =
            switch status {
            case .available: 32
            case .busy, .inACall, .inAMeeting, .presenting, .doNotDisturb: 31
            case .away, .beRightBack: 33
            case .offline, .outOfOffice, .unknown: 90
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
