// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension PresenceWatchTests {
    @Test("A temporary failure is reported as a gap")
    func temporaryFailure() async throws {
        let simulation = WatchSimulation { call in
            switch call.number {
            case 2: .status(503)
            case 3: .init(response: .failure(TransportError(partialResponse: nil, underlying: URLError(.timedOut))))
            case 4: .status(429, headers: ["Retry-After": "7"])
            default: .passThrough
            }
        }
        let watcher = Watcher(simulation.presences.watch(["a".guid]))
        // The request is retried 1 second after the first failure, 2 seconds after the second, and after the requested
        // delay following the third. The next round begins on schedule.
        try await simulation.run([watcher], to: 80)
        #expect(simulation.times == [0, 30, 31, 33, 40, 60])
        // The failures of different kinds are reported separately.
        #expect(watcher.texts == ["snapshot a", "gap 503", "gap 0", "gap 429", "resumed"])
        watcher.task.cancel()
    }

    // The token cannot be acquired, first because of the network, and then because the user has to sign in.
    @Test("A gap is reported again if its reason changes, but not if the same failure is repeated")
    func changedReason() async throws {
        let simulation = WatchSimulation()
        let acquisitions = Locked(0)
        let credential = ClosureTokenCredential { [clock = simulation.clock] _ in
            let number = acquisitions.withLock { acquisitions in
                acquisitions += 1
                return acquisitions
            }
            switch number {
            case 2, 3: throw URLError(.notConnectedToInternet)
            case 4, 5: throw NSError(domain: "MSALErrorDomain", code: -50_005)
            default: return GraphAccessToken("t\(number)", expiresOn: clock.now + 1)
            }
        }
        let client = GraphServiceClient(
            clock: simulation.clock,
            transport: simulation.emulator,
            credential: credential
        )
        let iterator = client.communications.presences.watch(["a".guid]).makeAsyncIterator()
        let requests = iterator.requests
        let events = Locked<[String]>([])
        let task = Task {
            var iterator = iterator
            while let event = try await iterator.next() {
                guard case .gap(let error) = event else {
                    events.withLock { $0.append(WatchSimulation.text(event)) }
                    continue
                }
                events.withLock { $0.append(error.isConnectionFailure ? "offline" : "not signed in") }
            }
        }
        let watcher = Watcher(task: task, requests: requests)
        try await simulation.run([watcher], to: 80)
        #expect(events.withLock { $0 } == ["snapshot a", "offline", "not signed in", "resumed"])
        task.cancel()
    }

    // The second page of the first round is requested at 15 seconds, and fails until after the end of the round.
    @Test("A gap continues after a snapshot that does not contain all presences")
    func incompleteSnapshot() async throws {
        let simulation = WatchSimulation { call in
            call.number == 2 ? .status(503, headers: ["Retry-After": "20"]) : .passThrough
        }
        let iterator = simulation.presences.watch((0..<1_300).map { "u\($0)".guid }).timedEvents.makeAsyncIterator()
        let requests = iterator.requests
        let events = Locked<[String]>([])
        let count = Locked(0)
        let task = Task {
            var (iterator, current) = (iterator, WatchedPresences())
            while let event = try await iterator.next() {
                current.apply(event)
                count.withLock { $0 = current.entries.count }
                if case .change = event.event { continue }
                let gap = current.gap.map { " (\($0.status ?? 0))" } ?? ""
                events.withLock { $0.append(WatchSimulation.text(event.event) + gap) }
            }
        }
        let watcher = Watcher(task: task, requests: requests)
        try await simulation.run([watcher], to: 34)
        let outage = ["gap 503 (503)", "snapshot of 650", "gap 503 (503)"]
        #expect(events.withLock { $0 } == outage)
        #expect(count.withLock { $0 } == 650)
        try await simulation.run([watcher], to: 50)
        #expect(simulation.times == [0, 15, 35, 45])
        #expect(events.withLock { $0 } == outage + ["resumed"])
        #expect(count.withLock { $0 } == 1_300)
        task.cancel()
    }

    @Test("The end of a gap is reported before the changes in the same response")
    func orderAfterGap() async throws {
        let simulation = WatchSimulation { $0.number == 1 || $0.number == 3 ? .status(503) : .passThrough }
        let watcher = Watcher(simulation.presences.watch(["a".guid, "b".guid]))
        try await simulation.run([watcher], to: 20)
        for user in ["a", "b"] { try show(user, simulation) }
        try await simulation.run([watcher], to: 80)
        #expect(watcher.texts == ["gap 503", "resumed", "snapshot a,b", "gap 503", "resumed", "a Busy", "b Busy"])
        watcher.task.cancel()
    }

    @Test("A permanent failure ends the sequence", arguments: [401, 403, 400])
    func permanentFailure(_ status: Int) async throws {
        let simulation = WatchSimulation { _ in .status(status) }
        var iterator = simulation.presences.watch(["a".guid]).makeAsyncIterator()
        do {
            _ = try await iterator.next()
            Issue.record("no error was thrown")
        } catch let error as GraphError {
            #expect(error.status == status)
        }
        let eventAfterError = try await iterator.next()
        #expect(eventAfterError == nil)
        #expect(simulation.times == [0])
    }

    // The service is unavailable between 40 and 100 seconds. The watches send 40 requests per round, at 2 per second.
    @Test("Two watches recover from an outage within their shared budget", .enabled(if: TestRun.isThorough))
    func outageRecovery() async throws {
        let throttling = EmulatorThrottling(requests: 2, period: .seconds(1))
        let simulation = WatchSimulation(throttling: throttling) { call in
            40..<100 ~= call.time ? .status(503) : .passThrough
        }
        let budget = RequestBudget(requests: 2, per: .seconds(1))
        let ids = (0..<13_000).map { "u\($0)".guid }
        let watchers = (0..<2).map { _ in
            Watcher(simulation.presences.watch(ids, every: .seconds(30), budget: budget))
        }
        try await simulation.run(watchers, to: 39.99)
        let before = simulation.times.count
        try await simulation.run(watchers, to: 99.99)
        // In each watch, one request fails and is followed by retries after 1, 2, 4, 8, 16, and 30 seconds.
        let probes = simulation.times.dropFirst(before)
        #expect(probes.count == 2 * 6)
        for number in [0, 700, 12_999] { try show("u\(number)", simulation) }
        // The final retries succeed. Then the presences of all users are requested without spreading: 40 requests in 20
        // seconds.
        let resumed = try #require(probes.last) + 30
        try await simulation.run(watchers, to: resumed + 20.5)
        for watcher in watchers {
            #expect(watcher.texts.prefix(3) == ["snapshot of 13000", "gap 503", "resumed"])
            #expect(Set(watcher.texts.dropFirst(3)) == ["u0 Busy", "u700 Busy", "u12999 Busy"])
            #expect(watcher.texts.count == 6)
        }
        try await simulation.run(watchers, to: 240)
        #expect(simulation.count(status: 429) == 0)
        for watcher in watchers { watcher.task.cancel() }
    }

    @Test("A Retry-After of 0 does not cause an immediate retry")
    func zeroRetryAfter() async throws {
        let simulation = WatchSimulation { $0.number < 4 ? .status(503, headers: ["Retry-After": "0"]) : .passThrough }
        let watcher = Watcher(simulation.presences.watch(["a".guid]))
        try await simulation.run([watcher], to: 20)
        #expect(simulation.times == [0, 1, 2, 3])
        #expect(watcher.texts == ["gap 503", "resumed", "snapshot a"])
        watcher.task.cancel()
    }

    // The second token acquisition fails because the network is unavailable, the connection to the token endpoint is
    // lost, the token endpoint is busy, or the credential throws a custom error or a cancellation error.
    @Test(
        "A temporary failure of token acquisition is reported as a gap",
        arguments: ["offline", "connection lost", "busy", "connection lost after 401", "own error", "canceled"]
    )
    func tokenFailure(_ kind: String) async throws {
        let simulation = WatchSimulation()
        let acquisitions = Locked(0)
        let credential = ClosureTokenCredential { [clock = simulation.clock] context in
            let number = acquisitions.withLock { acquisitions in
                acquisitions += 1
                return acquisitions
            }
            let token = GraphAccessToken("t\(number)", expiresOn: clock.now + 1)
            guard number == 2 else { return token }
            let operation = GraphOperation(method: .post, pathTemplate: "/token")
            switch kind {
            case "offline": throw URLError(.notConnectedToInternet)
            case "canceled": throw CancellationError()
            case "own error": throw NSError(domain: "MSALErrorDomain", code: -50_005)
            case "busy":
                var error = GraphError(kind: .authentication, operation: operation, message: "busy")
                error.status = 503
                throw error
            default:
                let lost = TransportError(partialResponse: nil, underlying: URLError(.networkConnectionLost))
                var error = GraphError(kind: .authentication, operation: operation, message: "lost", underlying: lost)
                error.status = kind == "connection lost after 401" ? 401 : 200
                throw error
            }
        }
        let client = GraphServiceClient(
            clock: simulation.clock,
            transport: simulation.emulator,
            credential: credential
        )
        let watcher = Watcher(client.communications.presences.watch(["a".guid]))
        try await simulation.run([watcher], to: 40)
        #expect(watcher.texts.map { $0.prefix(3) } == ["sna", "gap", "res"])
        watcher.task.cancel()
    }
}
