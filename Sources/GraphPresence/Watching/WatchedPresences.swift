// SPDX-License-Identifier: MIT

public import Foundation
public import GraphRuntime

/// The current presences of a watch, as a value that the events of the watch update.
///
/// ```swift
/// import GraphPresence
/// import Observation
///
/// @MainActor @Observable final class Team {
///     private(set) var presences = WatchedPresences()
///
///     func watch(
///         _ ids: [String],
///         with presences: CommunicationsPresencesRequestBuilder
///     ) async throws {
///         for try await event in presences.watch(ids).timedEvents {
///             self.presences.apply(event)
///         }
///     }
/// }
/// ```
public struct WatchedPresences: Sendable {
    /// The current presence of a user.
    public struct Entry: Hashable, Identifiable, Sendable {
        /// The presence that the service returned last.
        public let presence: Presence
        /// When the watch first reported this version of the presence.
        public let changedAt: Date

        /// The user's ID.
        public var id: String { presence.id }
    }

    /// The entries of the users, in the order in which the watch first reported them.
    public private(set) var entries: [Entry] = []
    /// The failure that prevents updates of the entries, or `nil` if the last requests succeeded.
    public private(set) var gap: GraphError?
    /// The time of the last event, or `nil` if there was none. Every event counts, including a gap.
    public private(set) var updatedAt: Date?
    /// The time of the last snapshot, or `nil` before the first one.
    ///
    /// Before the first snapshot, a user without an entry may exist: the watch has not yet received the presences of all
    /// users. After it, the service does not know such a user, or cannot provide a readable presence.
    public private(set) var snapshotAt: Date?
    /// The indexes of the entries, by lowercase ID.
    private var indexes: [String: Int] = [:]

    /// Creates a value without presences.
    public init() {}

    /// The presences of the users, in the order in which the watch first reported them.
    public var presences: [Presence] { entries.map(\.presence) }

    /// Returns the presence of a user.
    ///
    /// - Parameter id: The user's ID, which is not case-sensitive.
    /// - Returns: The presence, or `nil` if the watch has not reported one.
    public subscript(id: String) -> Presence? { indexes[id.lowercased()].map { entries[$0].presence } }

    /// Updates the presences with an event.
    ///
    /// A snapshot replaces all presences, so that the value can be used for one watch after another.
    ///
    /// - Parameter event: An event of the watch, with its time.
    public mutating func apply(_ event: PresenceWatch.TimedEvent) {
        updatedAt = event.time
        switch event.event {
        case .snapshot(let presences):
            snapshotAt = event.time
            replaceAll(presences, at: event.time)
        case .change(let presence): set(Entry(presence: presence, changedAt: event.time))
        case .gap(let error): gap = error
        case .resumed: gap = nil
        case .unreadable: break
        }
    }

    /// Removes the presences of users, for example of those who are no longer watched.
    ///
    /// - Parameter ids: The users' IDs, which are not case-sensitive.
    public mutating func remove(_ ids: [String]) {
        let removed = Set(ids.map { $0.lowercased() })
        let kept = entries.filter { !removed.contains($0.id.lowercased()) }
        (entries, indexes) = ([], [:])
        kept.forEach { set($0) }
    }

    private mutating func replaceAll(_ presences: [Presence], at time: Date) {
        let old = self
        // A watch that starts during an outage reports its snapshot after it has resumed.
        (entries, indexes, gap) = ([], [:], nil)
        for presence in presences {
            let previous = old.indexes[presence.id.lowercased()].map { old.entries[$0] }
            let isSame = previous?.presence == presence
            set(Entry(presence: presence, changedAt: isSame ? previous?.changedAt ?? time : time))
        }
    }

    private mutating func set(_ entry: Entry) {
        let key = entry.id.lowercased()
        if let index = indexes[key] {
            entries[index] = entry
        } else {
            indexes[key] = entries.count
            entries.append(entry)
        }
    }
}
