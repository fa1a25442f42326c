public import GraphPresence

/// An availability and an activity.
public struct PresenceState: CustomStringConvertible, Hashable, Sendable {
    /// The base state.
    public let availability: PresenceAvailability
    /// What supplements it.
    public let activity: PresenceActivity

    /// An availability and an activity.
    ///
    /// - Parameters:
    ///   - availability: The base state.
    ///   - activity: What supplements it.
    public init(_ availability: PresenceAvailability, _ activity: PresenceActivity) {
        self.availability = availability
        self.activity = activity
    }

    /// What a user without a session shows.
    public static let offline = PresenceState(.offline, .offline)

    /// Both values with a slash between.
    public var description: String { "\(availability)/\(activity)" }
}
