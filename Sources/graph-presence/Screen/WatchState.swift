// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The state of a watch, which is updated with the watch's events.
struct WatchState: Sendable {
    /// The number of watched users.
    let count: Int
    /// The IDs of the watched users; empty for the signed-in user.
    let ids: [String]
    /// The names of users, by lowercase ID.
    let names: [String: String]
    private(set) var presences = WatchedPresences()
    /// When requests started to fail; `nil` if the latest requests succeeded.
    private(set) var gapStart: Date?
    /// The warnings for presences that cannot be read, by lowercase ID.
    private(set) var unreadable: [String: String] = [:]
    /// The IDs for which the service returned no presence.
    ///
    /// The list is empty if requests were failing at the time of the snapshot, because the snapshot may be incomplete.
    private(set) var missing: [String] = []

    /// Creates the initial state of a watch, before the first event.
    init(ids: [String], names: [String: String] = [:]) {
        (self.ids, self.names) = (ids, names)
        count = max(1, ids.count)
    }

    /// The error that caused the current gap; `nil` if there is none.
    var gap: GraphError? { presences.gap }

    /// Updates the state with an event.
    mutating func apply(_ event: PresenceWatch.TimedEvent) {
        presences.apply(event)
        switch event.event {
        case .snapshot:
            let isComplete = gapStart == nil
            missing = isComplete ? ids.filter { presences[$0] == nil && unreadable[$0.lowercased()] == nil } : []
        case .unreadable(let elements):
            for element in elements {
                unreadable[element.id?.lowercased() ?? ""] = PresenceText.warning(element)
                if let id = element.id { removeMissing(id) }
            }
        case .gap: gapStart = gapStart ?? event.time
        case .resumed: gapStart = nil
        case .change(let presence):
            unreadable[presence.id.lowercased()] = nil
            removeMissing(presence.id)
        }
    }

    private mutating func removeMissing(_ id: String) {
        missing.removeAll { $0.lowercased() == id.lowercased() }
    }

    /// Returns the most recently changed entries, the latest first. Entries that changed at the same time keep their
    /// order.
    ///
    /// Only the entries that are shown are sorted, because the screen is painted every second and there may be
    /// thousands of entries.
    func newest(_ count: Int) -> [WatchedPresences.Entry] {
        var newest: [WatchedPresences.Entry] = []
        for entry in presences.entries {
            let isNewer = newest.last.map { $0.changedAt < entry.changedAt } ?? (count > 0)
            guard newest.count < count || isNewer else { continue }
            newest.insert(entry, at: newest.firstIndex { $0.changedAt < entry.changedAt } ?? newest.endIndex)
            if newest.count > count { newest.removeLast() }
        }
        return newest
    }

    /// The most important problem; `nil` if there is none.
    var problem: String? {
        if let gap { return gap.localizedDescription }
        if missing.count > 1 { return "the service returned no presence for \(missing.count) users" }
        return missing.first.map(PresenceText.missing) ?? unreadable.min { $0.key < $1.key }?.value
    }
}
