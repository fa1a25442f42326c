// SPDX-License-Identifier: MIT

package import Foundation
package import GraphPresence

/// The presence of a user during an interval: the recorded part, and a forecast that assumes no further commands.
package struct PresenceTimeline: Hashable, Sendable {
    /// A preferred presence.
    package struct Preference: Hashable, Sendable {
        package let state: PresenceState
        /// Whether the user has a session. Without a session, the preferred presence has no effect.
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
    /// The instant that separates the recorded part from the forecast; `nil` to make no distinction.
    package var now: Date?
    /// The instant from which the record is complete. No segment starts earlier, because earlier changes are unknown.
    package let recordedFrom: Date

    /// The preferred presences, whether or not they have an effect.
    package let preferences: [TimelineSegment<Preference>]
    /// The sessions, in the order in which they start.
    package let sessions: [TimelineSession]
    /// The states that Graph returns.
    package let states: [TimelineSegment<PresenceState>]
    /// The statuses that Teams shows.
    package let statuses: [TimelineSegment<PresenceStatus>]
}
