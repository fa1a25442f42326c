// SPDX-License-Identifier: MIT

package import Foundation

/// A session in a timeline.
package struct TimelineSession: Hashable, Sendable {
    /// The owner and the ID of the session.
    package enum Owner: Hashable, Sendable {
        case application(String)
        case teamsClient(String)
    }

    /// The end of the session.
    package enum End: Hashable, Sendable {
        /// The session expires at the instant.
        case expiration(Date)
        /// The session is cleared, or the user signs out of the Teams client.
        case removal(Date)
    }

    package let owner: Owner
    /// The states of the session. There is a gap while the session does not exist.
    package private(set) var segments: [TimelineSegment<PresenceState>] = []
    /// The instants at which the same state is set again before the session has ended.
    package private(set) var renewals: [Date] = []
    /// The ends of the session. A session that starts again has several ends.
    package private(set) var ends: [End] = []

    /// Creates the timeline of a session.
    ///
    /// - Parameters:
    ///   - key: The key of the session.
    ///   - records: The versions of the session that commands have set, each with its end, in chronological order.
    ///   - interval: The interval of the timeline, excluding its end.
    init(_ key: PresenceSession.Key, _ records: [(session: PresenceSession, end: Date)], in interval: Range<Date>) {
        owner =
            switch key {
            case .application(let id): .application(id)
            case .teamsClient(let id): .teamsClient(id)
            }
        for (index, record) in records.enumerated() {
            let session = record.session
            let instants = [session.setAt] + session.transitions.filter { $0 < record.end } + [record.end]
            for (start, end) in zip(instants, instants.dropFirst()) {
                TimelineSegment.append(
                    session.state(at: start),
                    from: max(start, interval.lowerBound),
                    to: min(end, interval.upperBound),
                    to: &segments
                )
            }
            let hasExpired = record.end == session.expiresAt
            let next = records.dropFirst(index + 1).first?.session
            if !hasExpired, record.end == next?.setAt {
                if next?.state == session.state, interval.contains(record.end) { renewals.append(record.end) }
            } else if interval.lowerBound < record.end, record.end <= interval.upperBound {
                ends.append(hasExpired ? .expiration(record.end) : .removal(record.end))
            }
        }
    }
}
