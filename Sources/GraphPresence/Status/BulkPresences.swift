// SPDX-License-Identifier: MIT

public import GraphRuntime

/// The presences of any number of users, as returned by `getPresencesByUserId.all(_:)`.
public struct BulkPresences: Hashable, Sendable {
    /// An element of a response that cannot be read as a presence.
    ///
    /// The description and the mirror do not contain the element's JSON.
    public struct UnreadablePresence: CustomStringConvertible, Hashable, Sendable {
        /// The zero-based index of the page that contains the element. A page contains up to 650 IDs. An ID that occurs
        /// more than once counts as a single ID.
        public let page: Int
        /// The unreadable element, with its index in the response.
        public let element: UnreadableElement

        /// Creates an unreadable presence.
        ///
        /// - Parameters:
        ///   - page: The zero-based index of the page that contains the element.
        ///   - element: The unreadable element, with its index in the response.
        public init(page: Int, element: UnreadableElement) {
            self.page = page
            self.element = element
        }

        /// A description that contains the page, the element's index in the page, and the problem.
        public var description: String { "page \(page), \(element)" }
    }

    /// The presences, in the order of the requested IDs.
    public let presences: [Presence]
    /// The presences that cannot be read, in the order of the pages.
    public let unreadable: [UnreadablePresence]
    /// The requested IDs for which the service returned no presence, in the order of the request. The ID of a
    /// presence that cannot be read is included only if the presence's JSON does not contain the ID.
    public let missingIDs: [String]

    /// Creates a result that contains presences, unreadable presences, and missing IDs.
    ///
    /// - Parameters:
    ///   - presences: The presences that can be read.
    ///   - unreadable: The presences that cannot be read. The default is an empty array.
    ///   - missingIDs: The IDs for which the service returned no presence.
    public init(presences: [Presence], unreadable: [UnreadablePresence] = [], missingIDs: [String]) {
        self.presences = presences
        self.unreadable = unreadable
        self.missingIDs = missingIDs
    }
}
