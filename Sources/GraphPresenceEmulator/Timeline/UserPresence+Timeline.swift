// SPDX-License-Identifier: MIT

package import Foundation
import GraphPresence

extension PresenceService {
    /// Returns the timeline of a user, computed with the rules of the service.
    ///
    /// - Parameters:
    ///   - user: The ID of the user.
    ///   - start: The start of the interval.
    ///   - end: The end of the interval. If the end is not after the start, the interval lasts one second.
    ///   - now: The instant that separates the recorded part from the forecast; `nil` to make no distinction. The
    ///     default is `nil`.
    /// - Returns: The timeline, which starts later if the service no longer has a record of the start.
    package func timeline(
        of user: String,
        from start: Date,
        to end: Date,
        now: Date? = nil
    ) -> PresenceTimeline {
        userPresence(of: user).timeline(of: user, from: start, to: end, now: now)
    }
}

extension UserPresence {
    /// Returns the timeline of the presence. For the parameters, see ``PresenceService/timeline(of:from:to:now:)``.
    func timeline(of user: String, from start: Date, to end: Date, now: Date?) -> PresenceTimeline {
        let end = max(end, start + 1)
        let recordedFrom = min(max(start, history.start), end)
        let interval = recordedFrom..<end
        var preferences: [TimelineSegment<PresenceTimeline.Preference>] = []
        var states: [TimelineSegment<PresenceState>] = []
        var statuses: [TimelineSegment<PresenceStatus>] = []
        let changes = Set(recordedChanges).filter { interval.contains($0) && $0 != recordedFrom }.sorted()
        let instants = [recordedFrom] + changes + [end]
        for (start, end) in zip(instants, instants.dropFirst()) {
            // The presence does not change between two successive instants.
            let known = presence(asOf: start)
            let state = known.state(at: start)
            if let preference = known.details.preference, !PresenceRules.isOver(preference.expiresAt, at: start) {
                let value = PresenceTimeline.Preference(preference.state, hasEffect: !known.sessions.isEmpty)
                TimelineSegment.append(value, from: start, to: end, to: &preferences)
            }
            TimelineSegment.append(state, from: start, to: end, to: &states)
            let returned = Presence(
                id: user,
                availability: state.availability,
                activity: state.activity,
                outOfOfficeSettings: known.details.outOfOffice
            )
            TimelineSegment.append(returned.displayStatus, from: start, to: end, to: &statuses)
        }
        return PresenceTimeline(
            user: user,
            start: start,
            end: end,
            now: now,
            recordedFrom: recordedFrom,
            preferences: preferences,
            sessions: timelineSessions(in: interval),
            states: states,
            statuses: statuses
        )
    }

    private func timelineSessions(in interval: Range<Date>) -> [TimelineSession] {
        // If a session was set twice at the same instant, the first record is empty and is omitted.
        let records = recordedSessions.filter { $0.session.setAt < $0.end }
        return Dictionary(grouping: records) { $0.session.key }
            .map { key, records in
                (key.text, TimelineSession(key, records.sorted { $0.session.setAt < $1.session.setAt }, in: interval))
            }
            .filter { !$1.segments.isEmpty }
            .sorted { left, right in
                let starts = (left.1.segments[0].start, right.1.segments[0].start)
                return starts.0 != starts.1 ? starts.0 < starts.1 : left.0 < right.0
            }
            .map(\.1)
    }
}
