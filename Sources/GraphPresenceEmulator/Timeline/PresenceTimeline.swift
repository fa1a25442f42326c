// SPDX-License-Identifier: MIT

package import Foundation
package import GraphPresence

/// The presence of a user during an interval: the recorded part, and a forecast that assumes no further commands.
package struct PresenceTimeline: Hashable, Sendable {
    /// A preferred presence.
    package struct Preference: Hashable, Sendable {
        package let state: PresenceState
        /// Whether the user has a session. Without one, the preferred presence has no effect.
        package let hasEffect: Bool

        package init(_ state: PresenceState, hasEffect: Bool) {
            self.state = state
            self.hasEffect = hasEffect
        }
    }

    /// The ID of the user.
    package let user: String
    package let start: Date
    package let end: Date
    /// The instant up to which the timeline is recorded, and after which it is a forecast; `nil` to make no
    /// distinction.
    package var now: Date?
    /// The instant from which the service has recorded everything. Nothing earlier is known, and no segment starts
    /// earlier.
    package let recordedFrom: Date

    /// The preferred presences, whether they had an effect or not.
    package let preferences: [TimelineSegment<Preference>]
    /// The sessions, in the order in which they start.
    package let sessions: [TimelineSession]
    /// The states that Graph returns.
    package let states: [TimelineSegment<PresenceState>]
    /// The statuses that Teams shows.
    package let statuses: [TimelineSegment<PresenceStatus>]
}
