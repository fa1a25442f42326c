import Foundation
import GraphPresence

/// The users that a subscription is about, as its resource names them.
struct SubscribedUsers: Sendable {
    /// The ids, as they were written.
    let ids: [String]

    /// The most users that one subscription may have.
    static let maximumCount = Subscription.maximumUserCount

    /// Reads `communications/presences/{id}` or `communications/presences?$filter=id in ('{id}',…)`, with or without a slash
    /// before it.
    ///
    /// - Throws: ``PresenceServiceError`` of status 400 if the resource is another.
    init(resource: String) throws(PresenceServiceError) {
        let text = resource.hasPrefix("/") ? resource.dropFirst() : resource[...]
        let single = #/communications/presences/([^/?'()]+)/#
        let bulk = #/communications/presences\?\$filter=id in \((.*)\)/#
        let ids: [String]
        if let match = text.wholeMatch(of: single) {
            ids = [String(match.1)]
        } else if let match = text.wholeMatch(of: bulk) {
            ids = try Self.quoted(match.1)
        } else {
            throw .invalidArgument("resource")
        }
        guard (1...Self.maximumCount).contains(ids.count) else { throw .invalidArgument("resource") }
        guard ids.allSatisfy(\.isGUID) else { throw .invalidUserId }
        self.ids = ids
    }

    /// Texts in quotes, between commas; a quote in a text is written twice.
    private static func quoted(_ list: Substring) throws(PresenceServiceError) -> [String] {
        var ids: [String] = []
        var rest = list
        while let match = rest.prefixMatch(of: #/\s*'((?:[^']|'')+)'\s*(,|$)/#) {
            ids.append(match.1.replacingOccurrences(of: "''", with: "'"))
            rest = rest[match.range.upperBound...]
            if match.2.isEmpty { return ids }
        }
        throw .invalidArgument("resource")
    }
}
