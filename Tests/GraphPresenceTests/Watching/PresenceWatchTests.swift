import Foundation
import GraphPresence
import GraphPresenceEmulator
import Testing

@Suite struct PresenceWatchTests {
    private let clock = ManualClock()

    /// Notes how the service answered, and may answer itself.
    private final class Wire: Transport {
        let statuses = Locked<[Int]>([])
        let override = Locked<@Sendable (Int) -> Result<TransportResponse, any Error>?>({ _ in nil })
        private let emulator: EmulatorTransport

        init(_ emulator: EmulatorTransport) {
            self.emulator = emulator
        }

        var count: Int { statuses.withLock { $0.count } }

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            let number = statuses.withLock { statuses in
                statuses.append(0)
                return statuses.count
            }
            let response: TransportResponse
            if let scripted = override.withLock({ $0 })(number) {
                response = try scripted.get()
            } else {
                response = try await emulator.send(request)
            }
            statuses.withLock { $0[number - 1] = response.status }
            return response
        }
    }

    private func client(_ wire: Wire) -> GraphServiceClient {
        GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: wire,
            retryPolicy: RetryPolicy(clock: clock.graphClock)
        )
    }

    /// What a watch yields, as text, until it has yielded so many.
    private func collect(_ watch: PresenceWatch, _ texts: Locked<[String]>) -> Task<Void, any Error> {
        Task {
            for try await event in watch {
                texts.withLock { texts in
                    switch event {
                    case .snapshot(let presences):
                        texts.append("snapshot " + presences.map(\.id).joined(separator: ","))
                    case .change(let presence):
                        texts.append("\(presence.id) \(presence.availability?.rawValue ?? "-")")
                    case .gap(let error): texts.append("gap \(error.status ?? 0)")
                    case .resumed: texts.append("resumed")
                    }
                }
            }
        }
    }

    /// Moves the clock from wait to wait until an instant.
    private func run(to end: Date, sleepers: Int = 1) async {
        while clock.now < end {
            guard clock.sleeperCount >= sleepers, let wake = clock.nextWake else {
                try? await Task.sleep(for: .microseconds(20))
                continue
            }
            clock.advance(to: min(wake, end))
        }
        while clock.sleeperCount < sleepers { try? await Task.sleep(for: .microseconds(20)) }
    }

    @Test func theSnapshotComesFirstAndThenChangesAlone() async throws {
        let emulator = EmulatorTransport(clock: clock)
        let wire = Wire(emulator)
        let watch = client(wire).communications.presences.watch(["b", "a", "A"], every: .seconds(30))
        let texts = Locked<[String]>([])
        let task = collect(watch, texts)
        let start = clock.now
        await run(to: start + 45)
        #expect(texts.withLock { $0 } == ["snapshot b,a"])
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: "a")
        await run(to: start + 75)
        #expect(texts.withLock { $0 } == ["snapshot b,a", "a Busy"])
        watch.add(["c"])
        watch.remove(["A"])
        try emulator.perform(.signOut(teamsClient: "t"), for: "a")
        await run(to: start + 105)
        #expect(texts.withLock { $0 } == ["snapshot b,a", "a Busy", "c Offline"])
        // At 0, 30, 60 and 90 seconds.
        #expect(wire.count == 4)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(clock.sleeperCount == 0)
    }

    @Test func aFailureThatMayPassIsAGap() async throws {
        let wire = Wire(EmulatorTransport(clock: clock))
        wire.override.withLock { override in
            override = { number in
                switch number {
                case 2: .success(TransportResponse(status: 503, json: "{}"))
                case 3: .failure(TransportError(partialResponse: nil, underlying: URLError(.timedOut)))
                case 4: .success(TransportResponse(status: 429, headers: ["Retry-After": "7"]))
                default: nil
                }
            }
        }
        let texts = Locked<[String]>([])
        let task = collect(client(wire).communications.presences.watch(["a"]), texts)
        let start = clock.now
        await run(to: start + 30)
        #expect(wire.count == 2)
        // One second after the first failure, two after the second, and what the service asks for after the third.
        await run(to: start + 39.9)
        #expect(wire.count == 4)
        await run(to: start + 40.1)
        #expect(wire.count == 5)
        #expect(texts.withLock { $0 } == ["snapshot a", "gap 503", "resumed"])
        task.cancel()
    }

    @Test(arguments: [401, 403, 400]) func aFailureThatCannotPassEndsTheSequence(_ status: Int) async throws {
        let wire = Wire(EmulatorTransport(clock: clock))
        wire.override.withLock { $0 = { _ in .success(TransportResponse(status: status, json: "{}")) } }
        var iterator = client(wire).communications.presences.watch(["a"]).makeAsyncIterator()
        do {
            _ = try await iterator.next()
            Issue.record("no error")
        } catch let error as GraphError {
            #expect(error.status == status)
        }
        let after = try await iterator.next()
        #expect(after == nil)
        #expect(wire.count == 1)
    }

    @Test func twoWatchesOf65000UsersStayWithinASharedBudget() async throws {
        let throttling = EmulatorThrottling(requests: 10, period: .seconds(1))
        let emulator = EmulatorTransport(clock: clock, throttling: throttling)
        let wire = Wire(emulator)
        let budget = RequestBudget(requests: 10, per: .seconds(1), clock: clock.graphClock)
        let ids = (0..<65_000).map { "u\($0)" }
        let texts = [Locked<[String]>([]), Locked<[String]>([])]
        let presences = client(wire).communications.presences
        let tasks = texts.map { collect(presences.watch(ids, every: .seconds(30), budget: budget), $0) }
        let start = clock.now
        await run(to: start + 29.99, sleepers: 2)
        #expect(wire.count == 200)
        for number in [0, 700, 64_999] {
            let state = PresenceState(.busy, .busy)
            try emulator.perform(.signIn(teamsClient: "t", state: state), for: "u\(number)")
        }
        await run(to: start + 59.99, sleepers: 2)
        #expect(wire.count == 400)
        for text in texts {
            let found = text.withLock { $0.dropFirst() }
            #expect(Array(found) == ["u0 Busy", "u700 Busy", "u64999 Busy"])
        }
        #expect(wire.statuses.withLock { $0.filter { $0 == 429 }.count } == 0)
        for task in tasks { task.cancel() }
    }

    @Test func aBudgetSpreadsRequestsEvenly() async throws {
        let budget = RequestBudget(requests: 4, per: .seconds(1), clock: clock.graphClock)
        let times = Locked<[Double]>([])
        let start = clock.now
        let task = Task {
            for _ in 0..<5 {
                try await budget.wait()
                times.withLock { $0.append(clock.now.timeIntervalSince(start)) }
            }
        }
        while times.withLock({ $0.count }) < 5 {
            if let wake = clock.nextWake { clock.advance(to: wake) }
            await Task.yield()
        }
        try await task.value
        #expect(times.withLock { $0 } == [0, 0.25, 0.5, 0.75, 1])
    }
}
