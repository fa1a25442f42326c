// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import Testing

@Suite(.timeLimit(.minutes(5))) struct UnreadablePresenceWatchTests {
    @Test("An unreadable presence is reported once, and the other presences are watched")
    func unreadablePresence() async throws {
        let headers: GraphHeaders = ["Content-Type": "application/json"]
        let bad = #"{"id":"B","availability":7}"#
        let simulation = WatchSimulation { call in
            let elements =
                switch call.number {
                case 1, 2: #"{"id":"a"},\#(bad),null,{"id":"gone","activity":7}"#
                case 3: #"\#(bad),{"id":"a","availability":"Busy"}"#
                case 4: #"{"id":"a","availability":"Busy"},{"id":"b"}"#
                default: #"\#(bad),{"id":"a","availability":"Away"}"#
                }
            let body = Data("{\"value\":[\(elements)]}".utf8)
            return .init(response: .success(TransportResponse(status: 200, headers: headers, body: body)))
        }
        let watcher = WatchSimulation.Watcher(simulation.presences.watch(["a", "b"]))
        defer { watcher.task.cancel() }
        try await simulation.run([watcher], to: 170)
        let texts = watcher.texts
        try #require(texts.count == 6)
        #expect(texts[0].hasPrefix("unreadable value[1]: 'availability' must be a string"))
        #expect(texts[0].contains(", value[2]: "))
        // A presence that remains unreadable for the same reason is not reported again. A presence that was readable in
        // between is reported again.
        #expect(texts[1...4] == ["snapshot a", "a Busy", "b -", "a Away"])
        #expect(texts[5].hasPrefix("unreadable value[0]: 'availability' must be a string"))
    }
}
