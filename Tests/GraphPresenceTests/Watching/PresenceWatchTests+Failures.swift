import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension PresenceWatchTests {
    @Test func aFailureThatMayPassIsAGap() async throws {
        let simulation = WatchSimulation { call in
            switch call.number {
            case 2: .status(503)
            case 3: .init(answer: .failure(TransportError(partialResponse: nil, underlying: URLError(.timedOut))))
            case 4: .status(429, headers: ["Retry-After": "7"])
            default: .fine
            }
        }
        let watcher = Watcher(simulation.presences.watch(["a".guid]))
        // One second after the first failure, two after the second, and what the service asks for after the third. The next
        // round begins when it would have.
        try await simulation.run([watcher], to: 80)
        #expect(simulation.times == [0, 30, 31, 33, 40, 60])
        #expect(watcher.texts == ["snapshot a", "gap 503", "resumed"])
        watcher.task.cancel()
    }

    @Test(arguments: [401, 403, 400]) func aFailureThatCannotPassEndsTheSequence(_ status: Int) async throws {
        let simulation = WatchSimulation { _ in .status(status) }
        var iterator = simulation.presences.watch(["a".guid]).makeAsyncIterator()
        do {
            _ = try await iterator.next()
            Issue.record("no error")
        } catch let error as GraphError {
            #expect(error.status == status)
        }
        let after = try await iterator.next()
        #expect(after == nil)
        #expect(simulation.times == [0])
    }

    /// The service is gone from the 40th to the 100th second; 40 calls a round, two a second.
    @Test(.enabled(if: TestRun.isThorough)) func twoWatchesComeBackFromAnOutageWithinTheirBudget() async throws {
        let throttling = EmulatorThrottling(requests: 2, period: .seconds(1))
        let simulation = WatchSimulation(throttling: throttling) { call in
            40..<100 ~= call.time ? .status(503) : .fine
        }
        let budget = RequestBudget(requests: 2, per: .seconds(1))
        let ids = (0..<13_000).map { "u\($0)".guid }
        let watchers = (0..<2).map { _ in
            Watcher(simulation.presences.watch(ids, every: .seconds(30), budget: budget))
        }
        try await simulation.run(watchers, to: 39.99)
        let before = simulation.times.count
        try await simulation.run(watchers, to: 99.99)
        // Of each watch one call fails, and is followed by those after 1, 2, 4, 8, 16 and 30 seconds.
        let probes = simulation.times.dropFirst(before)
        #expect(probes.count == 2 * 6)
        for number in [0, 700, 12_999] { try show("u\(number)", simulation) }
        // The last of these calls find the service again; then all are asked for at once, 40 calls in 20 seconds.
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

    @Test func aServiceThatAsksForNoWaitIsNotAskedAtOnce() async throws {
        let simulation = WatchSimulation { $0.number < 4 ? .status(503, headers: ["Retry-After": "0"]) : .fine }
        let watcher = Watcher(simulation.presences.watch(["a".guid]))
        try await simulation.run([watcher], to: 20)
        #expect(simulation.times == [0, 1, 2, 3])
        #expect(watcher.texts == ["gap 503", "resumed", "snapshot a"])
        watcher.task.cancel()
    }

    /// No token can be had for a while: the network is gone, the token endpoint breaks off or is busy, is asked after a 401,
    /// or the credential says why in its own way.
    @Test(arguments: ["offline", "breaks off", "busy", "after 401", "its own", "cancelled by itself"])
    func aTokenThatCannotBeHadForAWhileIsAGap(_ kind: String) async throws {
        let simulation = WatchSimulation()
        let asked = Locked(0)
        let credential = ClosureTokenCredential { [clock = simulation.clock] context in
            let number = asked.withLock { asked in
                asked += 1
                return asked
            }
            let token = GraphAccessToken("t\(number)", expiresOn: clock.now + 1)
            guard number == 2 else { return token }
            let operation = GraphOperation(method: .post, pathTemplate: "/token")
            switch kind {
            case "offline": throw URLError(.notConnectedToInternet)
            case "cancelled by itself": throw CancellationError()
            case "its own": throw NSError(domain: "MSALErrorDomain", code: -50_005)
            case "busy":
                var error = GraphError(kind: .authentication, operation: operation, message: "busy")
                error.status = 503
                throw error
            default:
                let lost = TransportError(partialResponse: nil, underlying: URLError(.networkConnectionLost))
                var error = GraphError(kind: .authentication, operation: operation, message: "lost", underlying: lost)
                error.status = kind == "after 401" ? 401 : 200
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
