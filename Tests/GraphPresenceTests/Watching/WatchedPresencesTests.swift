// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct WatchedPresencesTests {
    private let start = Date(timeIntervalSince1970: 1_000)

    private func presence(_ id: String, _ availability: PresenceAvailability) -> Presence {
        Presence(id: id, availability: availability)
    }

    private func apply(_ event: PresenceWatch.Event, at seconds: Double, to presences: inout WatchedPresences) {
        presences.apply(PresenceWatch.TimedEvent(event, at: start + seconds))
    }

    /// The entries as text, with times in seconds since the start.
    private func texts(_ presences: WatchedPresences) -> [String] {
        presences.entries.map { entry in
            let seconds = Int(entry.changedAt.timeIntervalSince(start))
            return "\(entry.id) \(entry.presence.availability?.rawValue ?? "-") \(seconds)"
        }
    }

    @Test("A snapshot and changes update the presences and their times")
    func changes() {
        var presences = WatchedPresences()
        #expect(presences.entries.isEmpty)
        #expect(presences.updatedAt == nil)
        apply(.snapshot([presence("B", .away), presence("a", .busy)]), at: 1, to: &presences)
        #expect(texts(presences) == ["B Away 1", "a Busy 1"])
        apply(.change(presence("b", .available)), at: 2, to: &presences)
        apply(.change(presence("c", .offline)), at: 3, to: &presences)
        #expect(texts(presences) == ["b Available 2", "a Busy 1", "c Offline 3"])
        #expect(presences.presences.map(\.id) == ["b", "a", "c"])
        #expect(presences["A"]?.availability == .busy)
        #expect(presences["B"]?.availability == .available)
        #expect(presences["d"] == nil)
        #expect(presences.updatedAt == start + 3)
    }

    @Test("A later snapshot replaces the presences and keeps the times of unchanged presences")
    func anotherSnapshot() {
        var presences = WatchedPresences()
        apply(.snapshot([presence("a", .busy), presence("b", .away)]), at: 1, to: &presences)
        apply(.snapshot([presence("c", .away), presence("b", .away), presence("a", .away)]), at: 5, to: &presences)
        #expect(texts(presences) == ["c Away 5", "b Away 1", "a Away 5"])
        apply(.snapshot([]), at: 6, to: &presences)
        #expect(texts(presences) == [])
        #expect(presences["a"] == nil)
    }

    @Test("A gap lasts until the requests succeed again")
    func gap() {
        var presences = WatchedPresences()
        let operation = GraphOperation(method: .get, pathTemplate: "/me/presence")
        let error = GraphError(kind: .transport, operation: operation, message: "no response was received")
        apply(.gap(error), at: 1, to: &presences)
        #expect(presences.gap?.message == "no response was received")
        apply(.unreadable([]), at: 2, to: &presences)
        #expect(presences.gap != nil)
        #expect(presences.updatedAt == start + 2)
        apply(.resumed, at: 3, to: &presences)
        #expect(presences.gap == nil)
    }

    @Test("A snapshot ends a gap of an earlier watch, and a gap that continues is reported after the snapshot")
    func snapshotDuringGap() {
        var presences = WatchedPresences()
        let operation = GraphOperation(method: .get, pathTemplate: "/me/presence")
        func error(_ message: String) -> GraphError {
            GraphError(kind: .transport, operation: operation, message: message)
        }
        apply(.gap(error("first")), at: 1, to: &presences)
        apply(.gap(error("second")), at: 2, to: &presences)
        #expect(presences.gap?.message == "second")
        apply(.snapshot([presence("a", .busy)]), at: 3, to: &presences)
        #expect(presences.gap == nil)
        apply(.gap(error("second")), at: 3, to: &presences)
        #expect(presences.gap?.message == "second")
        #expect(texts(presences) == ["a Busy 3"])
    }

    // The first three requests, at 0, 1, and 3 seconds, fail. The request at 7 seconds succeeds.
    @Test("Before the first snapshot, users without a presence are not reported as unknown")
    func firstSnapshot() async throws {
        let simulation = WatchSimulation { $0.number <= 3 ? .status(500) : .passThrough }
        let start = simulation.clock.now
        let seen = Locked<[String]>([])
        let iterator = simulation.presences.watch(["a".guid]).timedEvents.makeAsyncIterator()
        let requests = iterator.requests
        let task = Task {
            var (iterator, presences) = (iterator, WatchedPresences())
            while let event = try await iterator.next() {
                presences.apply(event)
                let times = [presences.updatedAt, presences.snapshotAt].map { time in
                    time.map { "\($0.timeIntervalSince(start))" } ?? "nil"
                }
                let text = "\(WatchSimulation.text(event.event)): \(times[0]) \(times[1]) \(presences.entries.count)"
                seen.withLock { $0.append(text) }
            }
        }
        let watcher = WatchSimulation.Watcher(task: task, requests: requests)
        try await simulation.run([watcher], to: 20)
        #expect(
            seen.withLock { $0 } == ["gap 500: 0.0 nil 0", "resumed: 7.0 nil 0", "snapshot a: 7.0 7.0 1"]
        )
        task.cancel()
    }

    @Test("Only a snapshot changes the snapshot time")
    func snapshotTime() {
        var presences = WatchedPresences()
        #expect(presences.snapshotAt == nil)
        apply(.resumed, at: 1, to: &presences)
        #expect(presences.snapshotAt == nil)
        apply(.snapshot([presence("a", .busy)]), at: 2, to: &presences)
        apply(.change(presence("a", .away)), at: 3, to: &presences)
        #expect(presences.snapshotAt == start + 2)
        #expect(presences.updatedAt == start + 3)
        apply(.snapshot([]), at: 4, to: &presences)
        #expect(presences.snapshotAt == start + 4)
    }

    @Test("Users who have been removed have no presence")
    func remove() {
        var presences = WatchedPresences()
        let all = ["a", "b", "c"].map { presence($0, .away) }
        apply(.snapshot(all), at: 1, to: &presences)
        presences.remove(["B", "d"])
        #expect(texts(presences) == ["a Away 1", "c Away 1"])
        #expect(presences["b"] == nil)
        apply(.change(presence("c", .busy)), at: 2, to: &presences)
        #expect(texts(presences) == ["a Away 1", "c Busy 2"])
    }

    // The second request starts at 30 seconds and takes four seconds. The third request fails at 60 seconds, and its
    // retry succeeds at 61 seconds.
    @Test("A watch's events have the times at which their responses arrived")
    func eventTimes() async throws {
        let simulation = WatchSimulation { call in
            switch call.number {
            case 2: .init(latency: 4)
            case 3: .status(503)
            default: .passThrough
            }
        }
        let start = simulation.clock.now
        let watch = simulation.presences.watch(["a".guid])
        let seen = Locked<[String]>([])
        let iterator = watch.timedEvents.makeAsyncIterator()
        let requests = iterator.requests
        let task = Task {
            var iterator = iterator
            while let event = try await iterator.next() {
                seen.withLock {
                    $0.append("\(WatchSimulation.text(event.event)) \(event.time.timeIntervalSince(start))")
                }
            }
        }
        let watcher = WatchSimulation.Watcher(task: task, requests: requests)
        try await simulation.run([watcher], to: 10)
        try simulation.emulator.perform(
            .signIn(teamsClient: "t", state: PresenceState(.busy, .busy)),
            for: "a".guid
        )
        try await simulation.run([watcher], to: 70)
        #expect(seen.withLock { $0 } == ["snapshot a 0.0", "a Busy 34.0", "gap 503 60.0", "resumed 61.0"])
        task.cancel()
    }
}
