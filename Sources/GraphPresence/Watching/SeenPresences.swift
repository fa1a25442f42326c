// SPDX-License-Identifier: MIT

import GraphRuntime

/// The latest presence of each watched user.
struct SeenPresences: Sendable {
    private struct Entry: Sendable {
        let addition: Int
        let call: Int
        let presence: Presence
        /// The sequence number of an older version that was received after the presence.
        var olderSequenceNumber: String?
    }

    /// The entries, keyed by lowercase ID.
    private var entries: [String: Entry] = [:]

    /// Returns the latest presences of the given users, in the order of the users.
    func presences(of users: WatchedUsers) -> [Presence] {
        // The watched IDs do not include the ID of an unknown user.
        if users.areUnknown { return entries.values.map(\.presence) }
        return users.ids.compactMap { entries[$0.lowercased()]?.presence }
    }

    /// Records a presence from a response.
    ///
    /// - Parameters:
    ///   - presence: The presence in the response.
    ///   - addition: The user's position in the order of additions.
    ///   - call: The number of the request that returned the presence.
    /// - Returns: Whether the presence has changed.
    mutating func record(_ presence: Presence, addition: Int, call: Int) -> Bool {
        let key = presence.id.lowercased()
        guard let old = entries[key], old.addition == addition else {
            entries[key] = Entry(addition: addition, call: call, presence: presence)
            return true
        }
        // The response to a later request was received first.
        guard old.call <= call else { return false }
        // A server with outdated data returns an older version once. If the service returns the same older version
        // twice in a row, the presence was reset.
        if presence.isOlder(than: old.presence), old.olderSequenceNumber != presence.sequenceNumber {
            entries[key]?.olderSequenceNumber = presence.sequenceNumber
            return false
        }
        entries[key] = Entry(addition: addition, call: call, presence: presence)
        return presence.differs(from: old.presence)
    }

    /// Removes the presences of users who are no longer watched.
    mutating func keep(_ isWatched: (String) -> Bool) {
        entries = entries.filter { isWatched($0.key) }
    }
}

extension Presence {
    /// Returns whether two presences have different sequence numbers or, if either has no sequence number, different
    /// values.
    fileprivate func differs(from other: Presence) -> Bool {
        guard let number = sequenceNumber, let otherNumber = other.sequenceNumber else { return self != other }
        return number != otherNumber
    }

    /// Returns whether the presence has a lower sequence number than another presence, or `false` if either has no
    /// sequence number.
    ///
    /// Sequence numbers sort lexicographically: a newer number sorts after an older number. See
    /// [presence resource type](https://learn.microsoft.com/graph/api/resources/presence).
    fileprivate func isOlder(than other: Presence) -> Bool {
        guard let number = sequenceNumber, let otherNumber = other.sequenceNumber else { return false }
        return number < otherNumber
    }
}
