// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// A measurement of the emulator's memory and CPU time.
struct EmulatorBenchmark {
    private static let start = Date(timeIntervalSince1970: 1_735_689_600)

    /// The record in a program that stores only the last request body.
    private struct Record {
        let body: SetPresencePostRequestBody
        let setAt: Date
    }

    private static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits + "-f5ab-4529-bffb-cfe50aa89f87"
    }

    private static let body = SetPresencePostRequestBody(
        .busyInACall,
        sessionId: "22553876-f5ab-4529-bffb-cfe50aa89f87",
        expirationDuration: .hours(4)
    )

    static func run(_ report: Report) throws {
        let count = 1_000_000
        let before = Measure.peakMemory
        let ids = (0..<count).map(id)
        var large = PresenceService()
        for id in ids { try large.perform(.setPresence(body), for: id, at: start) }
        let bytes = Measure.peakMemory - before
        report.line("memory of 1,000,000 users with a session each", Double(bytes) / Double(1 << 30), "GiB", atMost: 1)

        var order = Array(ids.shuffled().prefix(200_000))
        var dictionary: [String: Record] = [:]
        for id in ids { dictionary[id] = Record(body: body, setAt: start) }
        let write = try Measure.ratio {
            for id in order { try large.perform(.setPresence(body), for: id, at: start) }
        } to: {
            for id in order { dictionary[id] = Record(body: body, setAt: start) }
        }
        report.line(
            "CPU time of setPresence, relative to an update in a dictionary of 1,000,000",
            write,
            "x",
            atMost: 5
        )

        var small = PresenceService()
        let few = Array(ids.prefix(1_000))
        for id in few { try small.perform(.setPresence(body), for: id, at: start) }
        let repeated = (0..<200).flatMap { _ in few }
        order.shuffle()
        var read = 0
        let ratio = Measure.ratio {
            for id in order { read += large.presence(of: id, readBy: nil, at: start).availability == .busy ? 1 : 0 }
        } to: {
            for id in repeated { read += small.presence(of: id, readBy: nil, at: start).availability == .busy ? 1 : 0 }
        }
        report.line(
            "CPU time of reading among 1,000,000 users, relative to reading among 1,000",
            ratio,
            "x",
            atMost: 2
        )
        precondition(read > 0)
    }
}
