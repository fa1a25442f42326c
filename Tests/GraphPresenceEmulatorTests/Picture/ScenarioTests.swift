// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for the timelines that the pictures in the documentation show.
@Suite(.timeLimit(.minutes(5))) struct ScenarioTests {
    private func timeline(_ name: String) async throws -> PresenceTimeline {
        try await #require(PictureScenario.all.first { $0.name == name }).timeline()
    }

    @Test("The available session fades twice and expires") func fading() async throws {
        let timeline = try await timeline("presence-fading")
        #expect(
            timeline.states.map(\.text) == [
                "Offline/Offline -150…0", "Available/Available 0…300", "Available/AvailableInactive 300…600",
                "Away/Away 600…900", "Offline/Offline 900…1080",
            ]
        )
        #expect(
            timeline.statuses.map(\.text) == [
                "offline -150…0", "available 0…600", "away 600…900", "offline 900…1080",
            ]
        )
        let session = try #require(timeline.sessions.first)
        #expect(timeline.sessions.count == 1)
        #expect(session.owner == .application(PictureScenario.application))
        #expect(session.segments == Array(timeline.states[1...3]))
        #expect(session.renewals == [])
        #expect(session.ends == [.expiration(PictureScenario.start + 900)])
        #expect(timeline.preferences == [])
    }

    @Test("The session with the highest precedence is shown") func precedence() async throws {
        let timeline = try await timeline("presence-precedence")
        #expect(
            timeline.sessions.map(\.owner) == [
                .teamsClient("desktop"), .teamsClient("phone"), .application(PictureScenario.application),
            ]
        )
        #expect(
            timeline.sessions.map { $0.segments.map(\.text) } == [
                ["Available/Available 0…2880"], ["Away/Away 0…3600"], ["Busy/InACall 900…2100"],
            ]
        )
        #expect(
            timeline.sessions.map(\.ends) == [
                [.removal(PictureScenario.start + 2_880)], [], [.removal(PictureScenario.start + 2_100)],
            ]
        )
        #expect(
            timeline.statuses.map(\.text) == [
                "available 0…900", "inACall 900…2100", "available 2100…2880", "away 2880…3600",
            ]
        )
    }

    @Test("The preferred presence is effective only while there is a session") func preferred() async throws {
        let timeline = try await timeline("presence-preferred")
        #expect(
            timeline.preferences.map { "\($0.value.state) \($0.value.hasEffect) \($0.seconds)" } == [
                "DoNotDisturb/DoNotDisturb true 3600…10800", "DoNotDisturb/DoNotDisturb false 10800…19800",
            ]
        )
        #expect(
            timeline.states.map(\.text) == [
                "Available/Available 0…3600", "DoNotDisturb/DoNotDisturb 3600…10800", "Offline/Offline 10800…21600",
            ]
        )
        #expect(
            timeline.sessions.map(\.ends) == [
                [.removal(PictureScenario.start + 10_800)], [.expiration(PictureScenario.start + 9_900)],
            ]
        )
    }

    @Test("The held session is renewed half a minute before its expiration") func held() async throws {
        let timeline = try await timeline("presence-held")
        let session = try #require(timeline.sessions.first)
        #expect(session.renewals.map { $0.timeIntervalSince(PictureScenario.start) } == [270, 540, 810, 1_080])
        #expect(session.segments.map(\.text) == ["Available/Available 0…1200"])
        #expect(session.ends == [.removal(PictureScenario.start + 1_200)])
    }
}

extension TimelineSegment {
    /// The start and end of the segment, in seconds since the start of the scenario.
    fileprivate var seconds: String {
        [start, end].map { String(Int($0.timeIntervalSince(PictureScenario.start))) }.joined(separator: "…")
    }
}

extension TimelineSegment where Value: CustomStringConvertible {
    fileprivate var text: String { "\(value) \(seconds)" }
}

extension TimelineSegment<PresenceStatus> {
    fileprivate var text: String { "\(value) \(seconds)" }
}
