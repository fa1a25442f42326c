// SPDX-License-Identifier: MIT

import Foundation

/// The recent values that commands have replaced or removed, for a user's timeline.
///
/// The number of values is limited, because an emulator may have many users and run for a long time.
struct PresenceHistory: Sendable {
    /// A value that a command has replaced or removed.
    enum Value: Sendable {
        case session(PresenceSession)
        case preference(UserPresence.Preference?)
        case outOfOffice(Bool)
    }

    /// A value and the instant at which it ended. A session also ends when it expires. Other values end only when a
    /// command replaces them.
    struct Entry: Sendable {
        let value: Value
        let end: Date
    }

    /// The maximum number of entries for a user. These entries use about 6 KB of memory.
    ///
    /// The limit suffices for four hours of a held session that is renewed every four minutes.
    static let limit = 64

    private(set) var entries: [Entry] = []
    /// The instant from which the history is complete.
    private(set) var start = Date.distantPast

    init(start: Date = .distantPast) {
        self.start = start
    }

    /// Records a value that a command has replaced or removed. If the history is full, the oldest entry is discarded.
    mutating func record(_ value: Value, until end: Date) {
        if entries.count == Self.limit { start = max(start, entries.removeFirst().end) }
        entries.append(Entry(value: value, end: end))
    }

    /// The recorded sessions, each with its end.
    var sessions: [(session: PresenceSession, end: Date)] {
        entries.compactMap { entry in
            if case .session(let session) = entry.value { (session, entry.end) } else { nil }
        }
    }

    /// Returns the preferred presence at an instant, in an array that is empty if the preference has not changed since
    /// that instant.
    func preference(at instant: Date) -> [UserPresence.Preference?] {
        for entry in entries where instant < entry.end {
            if case .preference(let preference) = entry.value { return [preference] }
        }
        return []
    }

    /// Returns whether the user was out of office at an instant; `nil` if the setting has not changed since that
    /// instant.
    func isOutOfOffice(at instant: Date) -> Bool? {
        for entry in entries where instant < entry.end {
            if case .outOfOffice(let isOutOfOffice) = entry.value { return isOutOfOffice }
        }
        return nil
    }
}
