// SPDX-License-Identifier: MIT

public import GraphRuntime

/// The presences of any number of users, as returned by `getPresencesByUserId.all(_:)`.
public struct BulkPresences: Hashable, Sendable {
    /// A presence in a response that cannot be read.
    ///
    /// The description and the mirror do not contain its JSON.
    public struct UnreadablePresence: CustomStringConvertible, Hashable, Sendable {
        /// The zero-based index of the page whose response contains the element. A page contains up to 650 IDs. A
        /// repeated ID counts once.
        public let page: Int
        /// The element, with its index in that response.
        public let element: UnreadableElement

        /// Creates an unreadable presence.
        ///
        /// - Parameters:
        ///   - page: The zero-based index of the page whose response contains the element.
        ///   - element: The element, with its index in that response.
        public init(page: Int, element: UnreadableElement) {
            self.page = page
            self.element = element
        }

        /// The page, the element's index in it, and the problem.
        public var description: String { "page \(page), \(element)" }
    }

    /// The presences, in the order of the requested IDs.
    public let presences: [Presence]
    /// The presences that cannot be read, in the order of the pages.
    public let unreadable: [UnreadablePresence]
    /// The requested IDs for which the service returned no presence, in the order of the request. An ID whose presence
    /// cannot be read is missing only if the presence's JSON does not contain the ID.
    public let missingIDs: [String]

    /// Creates the presences of any number of users.
    ///
    /// - Parameters:
    ///   - presences: The presences that can be read.
    ///   - unreadable: The presences that cannot be read. The default is none.
    ///   - missingIDs: The IDs for which the service returned no presence.
    public init(presences: [Presence], unreadable: [UnreadablePresence] = [], missingIDs: [String]) {
        self.presences = presences
        self.unreadable = unreadable
        self.missingIDs = missingIDs
    }
}
