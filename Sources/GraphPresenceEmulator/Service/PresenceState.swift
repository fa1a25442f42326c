// SPDX-License-Identifier: MIT

public import GraphPresence

/// A combination of an availability and an activity.
public struct PresenceState: CustomStringConvertible, Hashable, Sendable {
    /// The base presence information, for example Busy.
    public let availability: PresenceAvailability
    /// The supplemental information, for example InACall.
    public let activity: PresenceActivity

    /// Creates a combination of an availability and an activity.
    ///
    /// - Parameters:
    ///   - availability: The base presence information.
    ///   - activity: The supplemental information.
    public init(_ availability: PresenceAvailability, _ activity: PresenceActivity) {
        self.availability = availability
        self.activity = activity
    }

    /// The state of a user without a session.
    public static let offline = PresenceState(.offline, .offline)

    /// The availability and the activity, separated by a slash.
    public var description: String { "\(availability)/\(activity)" }
}
