import GraphRuntime

/// What a watch has last seen of each user.
struct SeenPresences: Sendable {
    private struct Entry: Sendable {
        let addition: Int
        let call: Int
        let presence: Presence
        /// The number of an older version that came since.
        var older: String?
    }

    /// By ids without their case.
    private var entries: [String: Entry] = [:]

    subscript(id: String) -> Presence? { entries[id.lowercased()]?.presence }

    /// Notes a presence.
    ///
    /// - Parameters:
    ///   - presence: The presence.
    ///   - addition: The number of the user's addition.
    ///   - call: The number of the call that gave it.
    /// - Returns: Whether it is news: not what was seen before, nor older.
    mutating func note(_ presence: Presence, addition: Int, call: Int) -> Bool {
        let key = presence.id.lowercased()
        guard let old = entries[key], old.addition == addition else {
            entries[key] = Entry(addition: addition, call: call, presence: presence)
            return true
        }
        // An answer that was overtaken by a later call's.
        guard old.call <= call else { return false }
        // A server that lags behind; one that stays with the older version was set back.
        if presence.isOlder(than: old.presence), old.older != presence.sequenceNumber {
            entries[key]?.older = presence.sequenceNumber
            return false
        }
        entries[key] = Entry(addition: addition, call: call, presence: presence)
        return presence.differs(from: old.presence)
    }

    /// Forgets users who are no longer watched.
    mutating func keep(_ isWatched: (String) -> Bool) {
        entries = entries.filter { isWatched($0.key) }
    }
}

extension Presence {
    /// Whether it is another version: by the service's number, or by value where there is none.
    fileprivate func differs(from other: Presence) -> Bool {
        guard let number = sequenceNumber, let before = other.sequenceNumber else { return self != other }
        return number != before
    }

    /// Whether it is an earlier version; false where there are no numbers. They sort as texts.
    ///
    /// See [presence resource type](https://learn.microsoft.com/graph/api/resources/presence).
    fileprivate func isOlder(than other: Presence) -> Bool {
        guard let number = sequenceNumber, let before = other.sequenceNumber else { return false }
        return number < before
    }
}
