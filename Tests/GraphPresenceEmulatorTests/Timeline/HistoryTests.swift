// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the bounded history from which timelines are computed.
@Suite struct HistoryTests {
    private let start = PictureScenario.start

    @Test("The history keeps the latest 64 values, and the timeline starts with the oldest of them")
    func boundedHistory() throws {
        var service = PresenceService()
        for minute in 0..<1_000 {
            let body = SetPresencePostRequestBody(.busyInACall, sessionId: "a")
            try service.perform(.setPresence(body), for: "u", at: start + Double(minute * 60))
        }
        #expect(service.userPresence(of: "u").history.entries.count == 64)
        // The most recently removed record ended when the session was set for the 936th time.
        let timeline = service.timeline(of: "u", from: start, to: start + 60_000)
        #expect(timeline.recordedFrom == start + 935 * 60)
        #expect(timeline.states.map(\.start) == [timeline.recordedFrom])
        #expect(timeline.sessions.map { $0.segments.map(\.start) } == [[timeline.recordedFrom]])
        #expect(timeline.sessions.map(\.renewals.count) == [64])
    }

    @Test("A timeline before the history is empty") func beforeHistory() throws {
        var service = PresenceService()
        for minute in 0..<100 {
            let command = PresenceCommand.signIn(teamsClient: "t", state: PresenceState(.away, .away))
            try service.perform(command, for: "u", at: start + Double(minute * 60))
        }
        let timeline = service.timeline(of: "u", from: start, to: start + 60)
        #expect(timeline.recordedFrom == start + 60)
        #expect(timeline.states == [])
        #expect(timeline.sessions == [])
    }

    @Test("A session that never changes needs no history") func noHistory() throws {
        var service = PresenceService()
        let body = SetPresencePostRequestBody(.available, sessionId: "a")
        try service.perform(.setPresence(body), for: "u", at: start)
        #expect(service.userPresence(of: "u").history.entries.isEmpty)
    }

    @Test("The timeline matches the presences that the service returned", arguments: 0..<(TestRun.isThorough ? 40 : 15))
    func agreement(_ index: Int) throws {
        var random = SeededGenerator(index)
        var service = PresenceService()
        var now = start
        var returned: [(instant: Date, state: PresenceState, status: PresenceStatus)] = []
        func note(_ instant: Date) {
            let presence = service.presence(of: "u", readBy: nil, at: instant)
            returned.append((instant, service.state(of: "u", at: instant), presence.displayStatus))
        }
        for _ in 0..<100 {
            // Some commands are performed at the same instant as the previous command, or exactly at a timeout or an
            // expiration.
            let steps: [Double] = [0, 60, 300, Double(Int.random(in: 1...500, using: &random))]
            let step = steps[Int.random(in: 0..<4, using: &random)]
            for share in [0.25, 0.5, 0.999] where step > 0 { note(now + step * share) }
            now += step
            try? service.perform(command(&random), for: "u", at: now)
            if step == 0, !returned.isEmpty { returned.removeLast() }
            note(now)
        }
        for minute in 0...300 { note(now + Double(minute * 60)) }
        let timeline = service.timeline(of: "u", from: start, to: now + 301 * 60, now: now)
        let seed: Comment = "TEST_SEED=\(SeededGenerator.seed)"
        #expect(timeline.recordedFrom < now, seed)
        let compared = returned.filter { $0.instant >= timeline.recordedFrom }
        #expect(compared.count > 300, seed)
        // Only the first difference is reported, because it causes the other differences.
        let difference = compared.first { instant, state, status in
            let states = timeline.states.filter { $0.start <= instant && instant < $0.end }.map(\.value)
            let statuses = timeline.statuses.filter { $0.start <= instant && instant < $0.end }.map(\.value)
            return states != [state] || statuses != [status]
        }
        #expect(difference == nil, seed)
    }

    private func command(_ random: inout SeededGenerator) -> PresenceCommand {
        let id = "s\(Int.random(in: 0..<3, using: &random))"
        let minutes = GraphDuration.minutes(Int.random(in: 5...20, using: &random))
        switch Int.random(in: 0..<9, using: &random) {
        case 0...1:
            return .setPresence(SetPresencePostRequestBody(.available, sessionId: id, expirationDuration: minutes))
        case 2: return .setPresence(SetPresencePostRequestBody(.busyInACall, sessionId: id))
        case 3: return .clearPresence(ClearPresencePostRequestBody(sessionId: id))
        case 4:
            let body = SetUserPreferredPresencePostRequestBody(.doNotDisturb, expirationDuration: minutes)
            return .setUserPreferredPresence(body)
        case 5: return .clearUserPreferredPresence
        case 6: return .signIn(teamsClient: id, state: PresenceState(.available, .available))
        case 7: return .signOut(teamsClient: id)
        default: return .setOutOfOffice(OutOfOfficeSettings(isOutOfOffice: Bool.random(using: &random)))
        }
    }
}
