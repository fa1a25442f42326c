// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for a user's timeline.
@Suite struct TimelineTests {
    private let start = PictureScenario.start
    private var service = PresenceService()

    /// Performs a command a number of seconds after the start.
    private mutating func perform(_ seconds: TimeInterval, _ command: PresenceCommand) throws {
        try service.perform(command, for: "u", at: start + seconds)
    }

    private func session(_ state: SessionPresence, minutes: Int = 5) -> PresenceCommand {
        .setPresence(SetPresencePostRequestBody(state, sessionId: "a", expirationDuration: .minutes(minutes)))
    }

    private func timeline(from first: TimeInterval = 0, to last: TimeInterval = 3_600) -> PresenceTimeline {
        service.timeline(of: "U", from: start + first, to: start + last)
    }

    private func text(_ segment: TimelineSegment<PresenceState>) -> String {
        let (first, last) = (segment.start.timeIntervalSince(start), segment.end.timeIntervalSince(start))
        return "\(segment.value) \(Int(first))…\(Int(last))"
    }

    @Test("The timeline shows an unknown user as offline") func unknownUser() {
        let timeline = timeline()
        #expect(timeline.states == [TimelineSegment(.offline, from: start, to: start + 3_600)])
        #expect(timeline.statuses == [TimelineSegment(.offline, from: start, to: start + 3_600)])
        #expect(timeline.sessions == [])
        #expect(timeline.preferences == [])
        #expect(timeline.recordedFrom == start)
    }

    @Test("A session that is set again after it has expired has two parts and two ends")
    mutating func restartedSession() throws {
        try perform(0, session(.busyInACall))
        try perform(600, session(.away, minutes: 10))
        let session = try #require(timeline().sessions.first)
        #expect(timeline().sessions.count == 1)
        #expect(session.segments.map(text) == ["Busy/InACall 0…300", "Away/Away 600…1200"])
        #expect(session.renewals == [])
        #expect(session.ends == [.expiration(start + 300), .expiration(start + 1_200)])
        #expect(
            timeline().states.map(text) == [
                "Busy/InACall 0…300", "Offline/Offline 300…600", "Away/Away 600…1200", "Offline/Offline 1200…3600",
            ]
        )
    }

    @Test("A session that is renewed late fades before the renewal") mutating func lateRenewal() throws {
        try perform(0, session(.available, minutes: 60))
        try perform(420, session(.available, minutes: 60))
        let session = try #require(timeline(to: 900).sessions.first)
        #expect(
            session.segments.map(text) == [
                "Available/Available 0…300", "Available/AvailableInactive 300…420", "Available/Available 420…720",
                "Available/AvailableInactive 720…900",
            ]
        )
        #expect(session.renewals == [start + 420])
        // The session lasts longer than the timeline.
        #expect(session.ends == [])
    }

    @Test("Setting a different state is not a renewal") mutating func changedState() throws {
        try perform(0, session(.busyInACall))
        try perform(60, session(.away))
        try perform(120, session(.away))
        let session = try #require(timeline().sessions.first)
        #expect(session.segments.map(text) == ["Busy/InACall 0…60", "Away/Away 60…420"])
        #expect(session.renewals == [start + 120])
        #expect(session.ends == [.expiration(start + 420)])
    }

    @Test("Segments are clipped to the timeline's interval") mutating func edges() throws {
        try perform(0, session(.available, minutes: 60))
        let timeline = timeline(from: 400, to: 500)
        #expect(timeline.states.map(text) == ["Available/AvailableInactive 400…500"])
        #expect(timeline.sessions.map { $0.segments.map(text) } == [["Available/AvailableInactive 400…500"]])
        #expect(self.timeline(from: 3_600, to: 4_000).sessions == [])
    }

    @Test("Setting a session twice at the same instant is not a renewal") mutating func sameInstant() throws {
        try perform(0, session(.busyInACall))
        try perform(0, session(.away))
        let session = try #require(timeline().sessions.first)
        #expect(session.segments.map(text) == ["Away/Away 0…300"])
        #expect(session.renewals == [])
    }

    @Test("An absence changes the status that Teams shows while the absence lasts") mutating func outOfOffice() throws {
        try perform(0, .signIn(teamsClient: "t", state: PresenceState(.available, .available)))
        try perform(60, .setOutOfOffice(OutOfOfficeSettings(isOutOfOffice: true)))
        try perform(120, .setOutOfOffice(OutOfOfficeSettings(isOutOfOffice: false)))
        let timeline = timeline(to: 180)
        #expect(
            timeline.states.map(text) == [
                "Available/Available 0…60", "Available/OutOfOffice 60…120", "Available/Available 120…180",
            ]
        )
        #expect(timeline.statuses.map(\.value) == [.available, .outOfOffice, .available])
    }

    @Test("A replaced preference is part of the timeline") mutating func preferences() throws {
        func preference(_ state: PreferredPresence) -> PresenceCommand {
            .setUserPreferredPresence(
                SetUserPreferredPresencePostRequestBody(state, expirationDuration: .minutes(10))
            )
        }
        try perform(0, .signIn(teamsClient: "t", state: PresenceState(.available, .available)))
        try perform(60, preference(.away))
        try perform(120, preference(.busy))
        try perform(180, .clearUserPreferredPresence)
        try perform(240, preference(.doNotDisturb))
        let segments = timeline().preferences
        #expect(segments.map(\.value.state.availability) == [.away, .busy, .doNotDisturb])
        #expect(segments.map { $0.start.timeIntervalSince(start) } == [60, 120, 240])
        #expect(segments.map { $0.end.timeIntervalSince(start) } == [120, 180, 840])
    }

    @Test("An empty interval is extended to one second") func emptyInterval() {
        let timeline = timeline(from: 10, to: 10)
        #expect(timeline.states == [TimelineSegment(.offline, from: start + 10, to: start + 11)])
    }
}
