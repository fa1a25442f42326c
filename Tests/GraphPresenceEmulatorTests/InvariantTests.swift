// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests that the presence rules hold for random commands in random order.
@Suite(.computing) struct InvariantTests {
    private static let runs = 0..<(TestRun.isThorough ? 40 : 12)

    /// A simple model of the rules, which stores each session and the preference with their expirations.
    private struct Model {
        var sessions: [String: (combination: SessionPresence, setAt: Date, end: Date)] = [:]
        var preference: (combination: PreferredPresence, end: Date)?

        func state(at now: Date) -> String {
            let faded = sessions.values.filter { now < $0.end }.map { session -> String in
                let age = now.timeIntervalSince(session.setAt)
                guard session.combination == .available, age >= 300 else { return session.combination.description }
                return age < 600 ? "Available/AvailableInactive" : "Away/Away"
            }
            guard !faded.isEmpty else { return "Offline/Offline" }
            if let preference, now < preference.end { return preference.combination.description }
            for availability in ["DoNotDisturb", "Busy", "Available", "Away"] {
                let candidates = faded.filter { $0.hasPrefix(availability + "/") }
                if let first = candidates.first { return candidates.count == 1 ? first : availability }
            }
            return ""
        }
    }

    @Test("Random commands have the results that the presence rules specify", arguments: runs)
    func randomCommands(_ index: Int) throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(index)
        var service = PresenceService()
        var model = Model()
        var now = Date(timeIntervalSince1970: 1_735_689_600)
        var lastNumber = ""
        var lastPresence: Presence?
        for step in 0..<300 {
            now += Double(Int.random(in: 0...400, using: &random))
            let note: Comment = "TEST_SEED=\(seed), step \(step)"
            let id = "s\(Int.random(in: 0..<4, using: &random))"
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5:
                let combination = try #require(SessionPresence.allCases.randomElement(using: &random))
                let minutes = Int.random(in: 5...240, using: &random)
                let body = SetPresencePostRequestBody(
                    combination,
                    sessionId: id,
                    expirationDuration: .minutes(minutes)
                )
                try service.perform(.setPresence(body), for: "u", at: now)
                model.sessions[id] = (combination, now, now + Double(minutes * 60))
            case 5..<7:
                let isAlive = model.sessions[id].map { now < $0.end } ?? false
                do throws(PresenceServiceError) {
                    let body = ClearPresencePostRequestBody(sessionId: id)
                    try service.perform(.clearPresence(body), for: "u", at: now)
                    #expect(isAlive, note)
                } catch {
                    #expect(error == .noSession && !isAlive, note)
                }
                model.sessions[id] = nil
            case 7:
                let all = PreferredPresence.allCases
                let combination = try #require(all.randomElement(using: &random))
                let minutes = Int.random(in: 1...60, using: &random)
                let body = SetUserPreferredPresencePostRequestBody(combination, expirationDuration: .minutes(minutes))
                try service.perform(.setUserPreferredPresence(body), for: "u", at: now)
                model.preference = (combination, now + Double(minutes * 60))
            case 8:
                try service.perform(.clearUserPreferredPresence, for: "u", at: now)
                model.preference = nil
            default: break
            }
            let presence = service.presence(of: "u", readBy: nil, at: now)
            let state = "\(presence.availability?.rawValue ?? "")/\(presence.activity?.rawValue ?? "")"
            // For sessions with the same precedence, the model determines only the availability.
            let expected = model.state(at: now)
            #expect(expected.contains("/") ? state == expected : state.hasPrefix(expected + "/"), note)
            // A change to the presence increases the sequence number.
            let number = try #require(presence.sequenceNumber)
            #expect(number >= lastNumber, note)
            if let lastPresence,
                lastPresence.availability != presence.availability || lastPresence.activity != presence.activity
            {
                #expect(number > lastNumber, note)
            }
            lastNumber = number
            lastPresence = presence
        }
        // All sessions have expired by this time.
        #expect(
            service.presence(of: "u", readBy: nil, at: now + 4 * 3_600).availability == .offline,
            "TEST_SEED=\(seed)"
        )
    }

    /// Returns a random command.
    private func command(_ random: inout SeededGenerator) -> PresenceCommand {
        let id = "s\(Int.random(in: 0..<3, using: &random))"
        let minutes = GraphDuration.minutes(Int.random(in: 5...20, using: &random))
        let type = [WorkLocationType.office, .remote, .timeOff][Int.random(in: 0..<3, using: &random)]
        switch Int.random(in: 0..<14, using: &random) {
        case 0:
            return .setPresence(SetPresencePostRequestBody(.available, sessionId: id, expirationDuration: minutes))
        case 1: return .setPresence(SetPresencePostRequestBody(.busyInACall, sessionId: id))
        case 2: return .clearPresence(ClearPresencePostRequestBody(sessionId: id))
        case 3:
            let body = SetUserPreferredPresencePostRequestBody(.doNotDisturb, expirationDuration: minutes)
            return .setUserPreferredPresence(body)
        case 4: return .clearUserPreferredPresence
        case 5:
            let message = PresenceStatusMessage(
                message: ItemBody(content: id, contentType: .text),
                expiryDateTime: DateTimeTimeZone(dateTime: "2025-01-01T05:00:00", timeZone: "UTC")
            )
            return .setStatusMessage(SetStatusMessagePostRequestBody(statusMessage: message))
        case 6: return .setAutomaticLocation(SetAutomaticLocationPostRequestBody(workLocationType: type))
        case 7: return .setManualLocation(SetManualLocationPostRequestBody(workLocationType: type, placeId: id))
        case 8: return .clearAutomaticLocation
        case 9: return .clearLocation
        case 10: return .signIn(teamsClient: id, state: PresenceState(.busy, .inAMeeting))
        case 11: return .signOut(teamsClient: id)
        case 12:
            let isOut = Bool.random(using: &random)
            return .setOutOfOffice(OutOfOfficeSettings(isOutOfOffice: isOut))
        default: return .setScheduledLocation(WorkLocationSignal(type))
        }
    }

    @Test("Reading a presence has no effect, and every change increases the sequence number", arguments: runs)
    func readsAndChanges(_ index: Int) throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(index)
        // The presence in one service is read after every command, and the presence in the other only at the end.
        var read = PresenceService()
        var unread = PresenceService()
        var now = Date(timeIntervalSince1970: 1_735_689_600)
        var last: Presence?
        for step in 0..<300 {
            now += Double(Int.random(in: 0...200_000, using: &random)) / 1_000
            let command = command(&random)
            let results = (
                Result { try read.perform(command, for: "u", at: now) },
                Result { try unread.perform(command, for: "u", at: now) }
            )
            #expect(
                ((try? results.0.get()) != nil) == ((try? results.1.get()) != nil),
                "TEST_SEED=\(seed), step \(step)"
            )
            for offset in [0, 0.5, 400, 90_000] {
                _ = read.presence(of: "u", readBy: nil, at: now + offset)
            }
            let presence = read.presence(of: "u", readBy: "u", at: now)
            if let last, let number = presence.sequenceNumber, let before = last.sequenceNumber {
                var same = presence
                same.sequenceNumber = before
                #expect(
                    same == last ? number >= before : number > before,
                    "TEST_SEED=\(seed), step \(step), \(command)"
                )
            }
            last = presence
        }
        #expect(read.presence(of: "u", readBy: "u", at: now) == unread.presence(of: "u", readBy: "u", at: now))
    }
}
