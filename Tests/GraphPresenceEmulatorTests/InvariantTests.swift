import Foundation
import GraphPresence
import GraphPresenceEmulator
import Testing

/// Whatever is done in whatever order, the rules hold.
@Suite struct InvariantTests {
    /// What a plain reading of the rules says: every live session with its end, and the preference with its end.
    private struct Model {
        var sessions: [String: (combination: SetPresenceCombination, setAt: Date, end: Date)] = [:]
        var preference: (combination: SetUserPreferredPresenceCombination, end: Date)?

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

    @Test(arguments: 0..<40)
    func randomCommandsKeepTheRules(_ index: Int) throws {
        let seed = UInt64.random(in: 0...UInt64.max) &+ UInt64(index)
        var random = SeededGenerator(state: seed)
        var service = PresenceService()
        var model = Model()
        var now = Date(timeIntervalSince1970: 1_735_689_600)
        var lastNumber = ""
        var lastPresence: Presence?
        for step in 0..<300 {
            now += Double(Int.random(in: 0...400, using: &random))
            let note: Comment = "seed \(seed), step \(step)"
            let id = "s\(Int.random(in: 0..<4, using: &random))"
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5:
                let combination = try #require(SetPresenceCombination.allCases.randomElement(using: &random))
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
                let all = SetUserPreferredPresenceCombination.allCases
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
            // Of equal sessions the model knows the availability alone.
            let expected = model.state(at: now)
            #expect(expected.contains("/") ? state == expected : state.hasPrefix(expected + "/"), note)
            // Reading changes nothing.
            #expect(service.presence(of: "u", readBy: nil, at: now) == presence, note)
            // What differs has a later number.
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
        // No session outlives its expiration.
        #expect(service.presence(of: "u", readBy: nil, at: now + 4 * 3_600).availability == .offline, "seed \(seed)")
    }
}
