// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// A scenario that a picture in the documentation shows.
struct PictureScenario: CustomTestStringConvertible, Sendable {
    /// The name of the picture file without its extension.
    let name: String
    let title: String
    /// The interval that the picture shows, in minutes since the start.
    let interval: ClosedRange<Double>
    /// A closure that runs the scenario.
    let run: @Sendable (Stage) async throws -> Void

    var testDescription: String { name }

    static let user = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    static let application = "22553876-f5ab-4529-bffb-cfe50aa89f87"
    /// 2026-03-02, 09:00 UTC.
    static let start = Date(timeIntervalSince1970: 1_772_442_000)

    /// The emulator and the clock with which a scenario runs.
    struct Stage {
        let clock = ManualClock(now: start)
        let emulator: EmulatorTransport

        init() {
            emulator = EmulatorTransport(clock: clock)
        }

        var presence: PresenceRequestBuilder {
            GraphServiceClient(clock: clock, transport: emulator).users[user].presence
        }

        /// Advances the clock to a number of minutes after the start.
        func advance(to minute: Int) async throws {
            let seconds = Double(minute * 60) - clock.now.timeIntervalSince(start)
            try await clock.run(for: .seconds(seconds))
        }

        /// Signs the user in to a Teams client with the given state, or out of the client if the state is `nil`.
        func setTeamsClient(_ client: String, _ state: PresenceState?) throws {
            let command: PresenceCommand =
                if let state {
                    .signIn(teamsClient: client, state: state)
                } else {
                    .signOut(teamsClient: client)
                }
            try emulator.perform(command, for: user)
        }
    }

    /// Runs the scenario and returns the timeline.
    func timeline() async throws -> PresenceTimeline {
        let stage = Stage()
        try await run(stage)
        let (first, last) = (interval.lowerBound * 60, interval.upperBound * 60)
        var timeline = stage.emulator.timeline(of: Self.user, from: Self.start + first, to: Self.start + last)
        // The articles explain what happens in a scenario, so the picture does not show the time of the run.
        timeline.now = nil
        return timeline
    }

    static let all = [
        PictureScenario(
            name: "presence-fading",
            title: "A session of an application fades and expires",
            interval: -2.5...18
        ) { stage in
            try await stage.presence.setPresence(.available, sessionId: application, expirationDuration: .minutes(15))
        },
        PictureScenario(
            name: "presence-precedence",
            title: "The session with the highest precedence is shown",
            interval: 0...60
        ) { stage in
            try stage.setTeamsClient("phone", PresenceState(.away, .away))
            try stage.setTeamsClient("desktop", PresenceState(.available, .available))
            try await stage.advance(to: 15)
            try await stage.presence.setPresence(.busyInACall, sessionId: application, expirationDuration: .hours(1))
            try await stage.advance(to: 35)
            try await stage.presence.clearPresence(sessionId: application)
            try await stage.advance(to: 48)
            try stage.setTeamsClient("desktop", nil)
        },
        PictureScenario(
            name: "presence-preferred",
            title: "A preferred presence has an effect while there is a session",
            interval: 0...360
        ) { stage in
            try stage.setTeamsClient("desktop", PresenceState(.available, .available))
            try await stage.advance(to: 60)
            let (preference, call) = (GraphDuration.minutes(270), GraphDuration.minutes(75))
            try await stage.presence.setUserPreferredPresence(.doNotDisturb, expirationDuration: preference)
            try await stage.advance(to: 90)
            try await stage.presence.setPresence(.busyInACall, sessionId: application, expirationDuration: call)
            try await stage.advance(to: 180)
            try stage.setTeamsClient("desktop", nil)
        },
        PictureScenario(
            name: "presence-held",
            title: "A held session is renewed until it is cleared",
            interval: -4...24
        ) { stage in
            let session = try await stage.presence.holdSession(application, .available)
            try await stage.advance(to: 20)
            try await session.end()
        },
    ]
}
