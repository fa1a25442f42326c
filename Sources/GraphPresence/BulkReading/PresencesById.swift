/// The presences of many users.
public struct PresencesById: Hashable, Sendable {
    /// The presences, in the order of the ids that were asked for.
    public let presences: [Presence]
    /// The ids that came back without a presence, in the order in which they were asked for.
    public let missingIds: [String]

    /// The presences of many users.
    ///
    /// - Parameters:
    ///   - presences: The presences.
    ///   - missingIds: The ids that came back without a presence.
    public init(presences: [Presence], missingIds: [String]) {
        self.presences = presences
        self.missingIds = missingIds
    }
}
