// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The users in a subscription's resource.
struct SubscribedUsers: Sendable {
    /// The IDs as they appear in the resource.
    let ids: [String]

    /// The maximum number of users in a subscription.
    static let maximumCount = Subscription.maximumUserCount

    /// Creates a set of users by parsing a resource of the form `communications/presences/{id}` or
    /// `communications/presences?$filter=id in ('{id}',…)`, with or without a leading slash.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400 if the resource has a different form.
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

    /// Parses quoted strings that are separated by commas. A quotation mark within a string is doubled.
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
