// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite(.timeLimit(.minutes(5))) struct PresenceWatchTests {
    typealias Watcher = WatchSimulation.Watcher

    func show(_ user: String, _ simulation: WatchSimulation) throws {
        try simulation.emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: user.guid)
    }

    @Test("Only changes are reported after the snapshot")
    func snapshotAndChanges() async throws {
        let simulation = WatchSimulation()
        let watch = simulation.presences.watch(["b".guid, "a".guid, "A".guid], every: .seconds(30))
        let watcher = Watcher(watch)
        try await simulation.run([watcher], to: 45)
        #expect(watcher.texts == ["snapshot b,a"])
        try show("a", simulation)
        try await simulation.run([watcher], to: 75)
        #expect(watcher.texts == ["snapshot b,a", "a Busy"])
        watch.add(["c".guid])
        watch.remove(["A".guid])
        try simulation.emulator.perform(.signOut(teamsClient: "t"), for: "a".guid)
        try await simulation.run([watcher], to: 105)
        #expect(watcher.texts == ["snapshot b,a", "a Busy", "c Offline"])
        #expect(simulation.times == [0, 30, 60, 90])
        watcher.task.cancel()
        await #expect(throws: CancellationError.self) { try await watcher.task.value }
        #expect(simulation.clock.sleeperCount == 0)
    }

    @Test("A user who is removed and added again is reported again")
    func readdedUser() async throws {
        let simulation = WatchSimulation()
        let watch = simulation.presences.watch(["a".guid, "b".guid])
        let watcher = Watcher(watch)
        try await simulation.run([watcher], to: 10)
        watch.remove(["a".guid])
        watch.add(["a".guid])
        try await simulation.run([watcher], to: 100)
        #expect(watcher.texts == ["snapshot a,b", "a Offline"])
        watcher.task.cancel()
    }

    @Test("A watch without users does not send requests until a user is added")
    func emptyWatch() async throws {
        let simulation = WatchSimulation()
        let watch = simulation.presences.watch([])
        let watcher = Watcher(watch)
        try await simulation.run([watcher], to: 10)
        #expect(watcher.texts == ["snapshot "])
        watch.add(["a".guid])
        try await simulation.run([watcher], to: 40)
        #expect(watcher.texts == ["snapshot ", "a Offline"])
        #expect(simulation.times == [30])
        watcher.task.cancel()
    }

    // The pages in a round are requested at equal intervals, which are 1.5 seconds with `TEST_THOROUGH=1`. Each response takes
    // 3⅓ intervals, which are 5 seconds with `TEST_THOROUGH=1`.
    @Test("Slow responses do not delay other requests")
    func slowResponses() async throws {
        let pages = TestRun.isThorough ? 20 : 5
        let (distance, latency) = (30 / Double(pages), 100 / Double(pages))
        let count = pages * 650
        let simulation = WatchSimulation { _ in .init(latency: latency) }
        let ids = (0..<count).map { "u\($0)".guid }
        let watcher = Watcher(simulation.presences.watch(ids, every: .seconds(30)))
        let snapshot = Double(pages - 1) * distance + latency
        try await simulation.run([watcher], to: snapshot - 0.1)
        let first = (0..<pages).map { Double($0) * distance }
        #expect(simulation.times == first)
        #expect(watcher.texts == [])
        // The snapshot is reported after the last response, and the next round starts after the snapshot.
        try await simulation.run([watcher], to: snapshot)
        #expect(watcher.texts == ["snapshot of \(count)"])
        try show("u\(count - 1)", simulation)
        // The third round begins on schedule, while requests from the second round are still in flight.
        try await simulation.run([watcher], to: snapshot + 59.9)
        let others = (0..<2 * pages).map { snapshot + Double($0) * distance }
        #expect(Array(simulation.times.dropFirst(pages)) == others)
        #expect(watcher.texts == ["snapshot of \(count)", "u\(count - 1) Busy"])
        watcher.task.cancel()
    }

    // Together, the two watches use two thirds of the budget.
    @Test("Two watches stay within a shared budget")
    func sharedBudget() async throws {
        let pages = TestRun.isThorough ? 100 : 5
        let count = pages * 650
        let (rate, period) = TestRun.isThorough ? (10, Duration.seconds(1)) : (1, .seconds(2))
        let simulation = WatchSimulation(throttling: EmulatorThrottling(requests: rate, period: period))
        let budget = RequestBudget(requests: rate, per: period)
        let ids = (0..<count).map { "u\($0)".guid }
        let watchers = (0..<2).map { _ in
            Watcher(simulation.presences.watch(ids, every: .seconds(30), budget: budget))
        }
        try await simulation.run(watchers, to: 29.99)
        #expect(simulation.times.count == 2 * pages)
        for number in [0, 700, count - 1] { try show("u\(number)", simulation) }
        try await simulation.run(watchers, to: 59.99)
        #expect(simulation.times.count == 4 * pages)
        for watcher in watchers {
            #expect(watcher.texts == ["snapshot of \(count)", "u0 Busy", "u700 Busy", "u\(count - 1) Busy"])
        }
        #expect(simulation.count(status: 429) == 0)
        for watcher in watchers { watcher.task.cancel() }
    }

    @Test("An outdated response is not reported as a change")
    func outdatedResponse() async throws {
        // The second request takes longer than the third, and its response contains the state from before the change.
        let old = #"{"value":[{"id":"\#("a".guid)","availability":"Away","activity":"Away","sequenceNumber":"1"}]}"#
        let new = #"{"value":[{"id":"\#("a".guid)","availability":"Busy","activity":"Busy","sequenceNumber":"2"}]}"#
        let simulation = WatchSimulation { call in
            let body = call.number < 3 ? old : new
            return .init(latency: call.number == 2 ? 35 : 0, response: .success(TransportResponse(json: body)))
        }
        let watcher = Watcher(simulation.presences.watch(["a".guid]))
        try await simulation.run([watcher], to: 70)
        #expect(simulation.times == [0, 30, 60])
        #expect(watcher.texts == ["snapshot a", "a Busy"])
        watcher.task.cancel()
    }

    @Test(
        "A presence has changed if its sequence number differs or, without a sequence number, if its value differs",
        arguments: [
            (["A1 Away", "A1 Busy", "A0 Busy", "A2 Away", "A2 Away"], ["snapshot a", "a Away"]),
            (["A1 Away", "A2 Busy", "A1 Away", "A3 Away"], ["snapshot a", "a Busy", "a Away"]),
            (["A2 Busy", "A1 Away", "A1 Away", "A2 Busy"], ["snapshot a", "a Away", "a Busy"]),
            (["- Away", "- Away", "- Busy", "- Busy", "- Away"], ["snapshot a", "a Busy", "a Away"]),
            (["A1 Away", "- Away", "- Busy"], ["snapshot a", "a Away", "a Busy"]),
        ]
    )
    func changeDetection(_ responses: [String], _ events: [String]) async throws {
        let simulation = WatchSimulation { call in
            let parts = responses[min(call.number, responses.count) - 1].split(separator: " ")
            let number = parts[0] == "-" ? "" : #","sequenceNumber":"\#(parts[0])""#
            let body = #"{"value":[{"id":"\#("a".guid)","availability":"\#(parts[1])"\#(number)}]}"#
            return .init(response: .success(TransportResponse(json: body)))
        }
        let watcher = Watcher(simulation.presences.watch(["a".guid]))
        try await simulation.run([watcher], to: Double(responses.count) * 30)
        #expect(watcher.texts == events)
        watcher.task.cancel()
    }

    @Test("The requests in flight are canceled when the task is canceled")
    func cancellation() async throws {
        let simulation = WatchSimulation { _ in .init(latency: 60) }
        let watcher = Watcher(simulation.presences.watch(["a".guid]))
        try await simulation.run([watcher], to: 10)
        #expect(simulation.clock.sleeperCount == 1)
        watcher.task.cancel()
        await #expect(throws: CancellationError.self) { try await watcher.task.value }
        #expect(simulation.clock.sleeperCount == 0)
    }

    @Test("The requests in flight are canceled when the iteration ends")
    func endOfIteration() async throws {
        let simulation = WatchSimulation { call in .init(latency: call.number == 4 ? 10_000 : 20) }
        let watch = simulation.presences.watch((0..<700).map { "u\($0)".guid })
        var watcher: Watcher? = Watcher(watch) { $0 == "u0 Busy" }
        try await simulation.run([try #require(watcher)], to: 40)
        try show("u0", simulation)
        // The third request is in flight until 55 seconds, and the fourth request starts at 50 seconds.
        try await simulation.run([try #require(watcher)], to: 52)
        try #require(simulation.times == [0, 15, 35, 50])
        #expect(simulation.clock.sleeperCount == 3)
        let task = try #require(watcher?.task)
        watcher = nil
        simulation.clock.advance(by: .seconds(3))
        try await task.value
        // The iterator is released when the task ends.
        try await eventually { simulation.clock.sleeperCount == 0 }
    }
}
