// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Tests for watches that read a single presence through its path.
@Suite(.timeLimit(.minutes(5))) struct SinglePresenceWatchTests {
    typealias Watcher = WatchSimulation.Watcher

    private func show(_ user: String, _ simulation: WatchSimulation) throws {
        try simulation.emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: user.guid)
    }

    @Test("The signed-in user's changes are reported even though no user ID is specified")
    func ownPresence() async throws {
        let simulation = WatchSimulation(signedInUser: "a".guid)
        let watcher = Watcher(simulation.client.me.presence.watch(every: .seconds(30)))
        try await simulation.run([watcher], to: 45)
        #expect(watcher.texts == ["snapshot a"])
        try show("a", simulation)
        try show("b", simulation)
        try await simulation.run([watcher], to: 95)
        #expect(watcher.texts == ["snapshot a", "a Busy"])
        #expect(simulation.times == [0, 30, 60, 90])
        #expect(simulation.paths == ["/v1.0/me/presence"])
        watcher.task.cancel()
        await #expect(throws: CancellationError.self) { try await watcher.task.value }
        #expect(simulation.clock.sleeperCount == 0)
    }

    @Test("Another user's presence can be watched through its path")
    func otherPresence() async throws {
        let simulation = WatchSimulation()
        let watcher = Watcher(simulation.client.users["b".guid].presence.watch())
        try await simulation.run([watcher], to: 10)
        try show("b", simulation)
        try await simulation.run([watcher], to: 40)
        #expect(watcher.texts == ["snapshot b", "b Busy"])
        #expect(simulation.paths == ["/v1.0/users/\("b".guid)/presence"])
        watcher.task.cancel()
    }

    @Test("A watch that starts without a network connection reports a gap and then its snapshot")
    func startWithoutNetwork() async throws {
        let simulation = WatchSimulation(signedInUser: "a".guid) { call in
            guard call.time < 8 else { return .passThrough }
            let underlying = URLError(.notConnectedToInternet)
            return .init(response: .failure(TransportError(partialResponse: nil, underlying: underlying)))
        }
        let watcher = Watcher(simulation.client.me.presence.watch())
        try await simulation.run([watcher], to: 20)
        // The request is retried after 1, 2, 4, and 8 seconds.
        #expect(simulation.times == [0, 1, 3, 7, 15])
        #expect(watcher.texts == ["gap 0", "resumed", "snapshot a"])
        watcher.task.cancel()
    }

    @Test("A presence that cannot be read is reported as a gap")
    func unreadablePresence() async throws {
        let simulation = WatchSimulation(signedInUser: "a".guid) { call in
            call.number == 2 ? .init(response: .success(TransportResponse(json: #"{"id":7}"#))) : .passThrough
        }
        let watcher = Watcher(simulation.client.me.presence.watch())
        try await simulation.run([watcher], to: 35)
        #expect(simulation.times == [0, 30, 31])
        #expect(watcher.texts == ["snapshot a", "gap 200", "resumed"])
        watcher.task.cancel()
    }

    @Test("A permanent failure ends the sequence")
    func permanentFailure() async throws {
        let simulation = WatchSimulation { _ in .status(403) }
        var iterator = simulation.client.me.presence.watch().makeAsyncIterator()
        let error = await #expect(throws: GraphError.self) { _ = try await iterator.next() }
        #expect(error?.status == 403)
        #expect(error?.operation.description == "GET /me/presence")
        let eventAfterError = try await iterator.next()
        #expect(eventAfterError == nil)
    }

    @Test("Adding and removing users has no effect on a watch for one presence")
    func addAndRemove() async throws {
        let simulation = WatchSimulation(signedInUser: "a".guid)
        let watch = simulation.client.me.presence.watch()
        watch.add(["b".guid])
        watch.remove(["a".guid, "b".guid])
        let watcher = Watcher(watch)
        try await simulation.run([watcher], to: 10)
        watch.remove(["a".guid])
        try show("a", simulation)
        try await simulation.run([watcher], to: 40)
        #expect(watcher.texts == ["snapshot a", "a Busy"])
        watcher.task.cancel()
    }

    @Test("A token with only the Presence.Read permission is sufficient")
    func smallestPermission() async throws {
        let clock = ManualClock()
        let identity = EmulatorIdentity.user("a".guid, permissions: ["Presence.Read"])
        let emulator = EmulatorTransport(clock: clock, tokens: ["token": identity])
        let client = GraphServiceClient(clock: clock, transport: emulator)
        var own = client.me.presence.watch().makeAsyncIterator()
        guard case .snapshot(let presences) = try await own.next() else {
            Issue.record("the first event is not a snapshot")
            return
        }
        #expect(presences.map(\.id) == ["a".guid])
        var many = client.communications.presences.watch(["a".guid]).makeAsyncIterator()
        let error = await #expect(throws: GraphError.self) { _ = try await many.next() }
        #expect(error?.status == 403)
    }
}
