// SPDX-License-Identifier: MIT

import GraphRuntime

/// The unreadable elements that a watch has reported. An element that stays unreadable for several rounds is reported
/// only once.
struct ReportedElements: Sendable {
    private struct Key: Hashable, Sendable {
        /// The user's lowercase ID, or the position of an element that has no ID.
        let place: String
        let error: String
    }

    private var reported: Set<Key> = []
    private var reportedBefore: Set<Key> = []

    /// Starts a round, and discards the elements that were readable in the previous round.
    mutating func startRound() {
        reportedBefore = reported
        reported = []
    }

    /// Records the unreadable elements of a response, and returns the elements that have not been reported.
    ///
    /// - Parameters:
    ///   - elements: The unreadable elements of the response.
    ///   - ids: The IDs of the users that were requested.
    /// - Returns: The elements that were not reported in this round or the previous one.
    mutating func report(_ elements: [UnreadableElement], of ids: [String]) -> [UnreadableElement] {
        elements.filter { element in
            let place = element.id?.lowercased() ?? "\(ids.first ?? "") \(element.index)"
            let key = Key(place: place, error: element.error)
            return reported.insert(key).inserted && !reportedBefore.contains(key)
        }
    }
}
