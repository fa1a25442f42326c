// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The presences of a team's members, which are sent to every open page.
actor Team {
    private var statuses: [String: PresenceStatus] = [:]
    private var pages: [UUID: AsyncStream<String>.Continuation] = [:]

    /// Sends a presence to every open page if its status has changed.
    func show(_ presence: Presence) {
        let old = statuses.updateValue(presence.displayStatus, forKey: presence.id)
        guard old != presence.displayStatus else { return }
        for page in pages.values { page.yield(Self.event(presence.id, presence.displayStatus)) }
    }

    /// Returns the events for a new page: the current statuses, followed by the changes.
    func events() -> AsyncStream<String> {
        let (events, page) = AsyncStream.makeStream(of: String.self)
        for (id, status) in statuses.sorted(by: { $0.key < $1.key }) { page.yield(Self.event(id, status)) }
        let id = UUID()
        pages[id] = page
        page.onTermination = { _ in Task { await self.close(id) } }
        return events
    }

    private func close(_ id: UUID) { pages[id] = nil }

    /// Returns a server-sent event for a presence. Neither the ID, which is a GUID, nor the status has line breaks.
    private static func event(_ id: String, _ status: PresenceStatus) -> String { "data: \(id) \(status.rawValue)\n\n" }
}
