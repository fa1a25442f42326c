// SPDX-License-Identifier: MIT

public import Foundation
public import GraphRuntime

/// A value that contains the current presences of a watch and is updated with the watch's events.
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
    /// The current presence of a user, with the time of its last change.
    public struct Entry: Hashable, Identifiable, Sendable {
        /// The presence that the watch reported most recently.
        public let presence: Presence
        /// When the watch first reported this version of the presence.
        public let changedAt: Date

        /// The user's ID.
        public var id: String { presence.id }
    }

    /// The users' entries, in the order in which the watch first reported them.
    public private(set) var entries: [Entry] = []
    /// The latest reported failure that currently prevents updates to the entries, or `nil` if the most recent requests
    /// succeeded.
    public private(set) var gap: GraphError?
    /// The time of the last event of any kind, including a gap, or `nil` if there was no event.
    public private(set) var updatedAt: Date?
    /// The time of the last snapshot, or `nil` before the first snapshot.
    ///
    /// Before the first snapshot, a user without an entry may exist, because the watch has not yet received the
    /// presences of all users. After the first snapshot, the service usually does not recognize such a user, or cannot
    /// provide a readable presence. However, the user may also have been added to the watch recently, or a request in
    /// the first round may have failed, which is reported as a gap before the snapshot. In these cases, the user's
    /// presence is reported later, as a change.
    public private(set) var snapshotAt: Date?
    /// The indexes of the entries, keyed by lowercase ID.
    private var indexes: [String: Int] = [:]

    /// Creates a value that contains no presences.
    public init() {}

    /// The presences of the users, in the order in which the watch first reported them.
    public var presences: [Presence] { entries.map(\.presence) }

    /// Returns the presence of a user.
    ///
    /// - Parameter id: The user's ID, which is not case-sensitive.
    /// - Returns: The presence, or `nil` if the watch has not reported one.
    public subscript(id: String) -> Presence? { indexes[id.lowercased()].map { entries[$0].presence } }

    /// Updates the presences according to an event.
    ///
    /// A snapshot replaces all presences, so you can use the same value for successive watches.
    ///
    /// - Parameter event: An event that the watch reported, with the time at which it occurred.
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

    /// Removes the presences of the given users, for example users who are no longer watched.
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
        // A gap of an earlier watch has ended. If the gap of the current watch continues, it is reported again.
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
