public import GraphRuntime

/// The presences of many users.
public struct BulkPresences: Hashable, Sendable {
    /// A presence that the service sent and that cannot be read.
    ///
    /// The description and the mirror leave out its JSON.
    public struct UnreadablePresence: CustomStringConvertible, Hashable, Sendable {
        /// The number of the call whose response has the element, from 0. A call asks for 650 ids; an id that was given
        /// twice counts once.
        public let page: Int
        /// The element, with its position in that response.
        public let element: UnreadableElement

        /// Creates a description of a presence that cannot be read.
        ///
        /// - Parameters:
        ///   - page: The number of the call whose response has the element, from 0.
        ///   - element: The element, with its position in that response.
        public init(page: Int, element: UnreadableElement) {
            self.page = page
            self.element = element
        }

        /// The page, the element's place in it and what is wrong with it.
        public var description: String { "page \(page), \(element)" }
    }

    /// The presences, in the order of the ids that were asked for.
    public let presences: [Presence]
    /// The presences that the service sent and that cannot be read, in the order of the pages.
    public let unreadable: [UnreadablePresence]
    /// The ids for which the service sent nothing, in the order in which they were asked for. An id with an unreadable
    /// presence is not among them, if the presence's JSON has the id.
    public let missingIDs: [String]

    /// Creates the presences of many users.
    ///
    /// - Parameters:
    ///   - presences: The presences that can be read.
    ///   - unreadable: The presences that cannot be read. The default is none.
    ///   - missingIDs: The ids for which the service sent nothing.
    public init(presences: [Presence], unreadable: [UnreadablePresence] = [], missingIDs: [String]) {
        self.presences = presences
        self.unreadable = unreadable
        self.missingIDs = missingIDs
    }
}
