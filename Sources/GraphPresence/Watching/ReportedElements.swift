import GraphRuntime

/// The unreadable elements that a watch has reported: one that stays unreadable from round to round is reported once.
struct ReportedElements: Sendable {
    private struct Key: Hashable, Sendable {
        /// The user's id without its case, or where an element without an id is.
        let place: String
        let error: String
    }

    private var reported: Set<Key> = []
    private var reportedBefore: Set<Key> = []

    /// Forgets what was last unreadable before the round that has ended.
    mutating func startRound() {
        reportedBefore = reported
        reported = []
    }

    /// Returns the elements that were not reported before.
    ///
    /// - Parameters:
    ///   - elements: The unreadable elements of a response.
    ///   - ids: The users whom the response is about.
    /// - Returns: The elements that are news.
    mutating func news(in elements: [UnreadableElement], of ids: [String]) -> [UnreadableElement] {
        elements.filter { element in
            let place = element.id?.lowercased() ?? "\(ids.first ?? "") \(element.index)"
            let key = Key(place: place, error: element.error)
            return reported.insert(key).inserted && !reportedBefore.contains(key)
        }
    }
}
