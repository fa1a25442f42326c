// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@testable import GraphRuntime

@Suite(.timeLimit(.minutes(5))) struct TokenCacheTests {
    private let clock = TestClock()
    private let context = TokenRequestContext(cloud: .global, scopes: ["s"])

    /// A source for tokens that expire after an hour. The source records the requests, which wait until the source is
    /// open.
    private final class Source: Sendable {
        let requests = Locked<[TokenRequestContext]>([])
        let running = Locked(0)
        let isOpen = Locked(true)
        let failure = Locked<(any Error)?>(nil)
        let clock: TestClock

        init(_ clock: TestClock) {
            self.clock = clock
        }

        var count: Int { requests.withLock { $0.count } }

        func token(_ context: TokenRequestContext) async throws -> GraphAccessToken {
            running.withLock { $0 += 1 }
            defer { running.withLock { $0 -= 1 } }
            let number = requests.withLock { requests in
                requests.append(context)
                return requests.count
            }
            while !isOpen.withLock({ $0 }) {
                try Task.checkCancellation()
                try await Task.sleep(for: .milliseconds(1))
            }
            if let failure = failure.withLock({ $0 }) { throw failure }
            return GraphAccessToken("t\(number)", expiresOn: clock.now + 3_600)
        }
    }

    private func cache(_ source: Source) -> TokenCache {
        TokenCache(clock: clock) { try await source.token($0) }
    }

    @Test("A token is cached until 5 minutes before it expires")
    func cachedToken() async throws {
        let source = Source(clock)
        let cache = cache(source)
        for _ in 0..<3 { #expect(try await cache.token(for: context).token == "t1") }
        clock.advance(by: .seconds(3_299))
        #expect(try await cache.token(for: context).token == "t1")
        clock.advance(by: .seconds(1))
        // The old token is still valid, so no caller waits for the new token.
        source.isOpen.withLock { $0 = false }
        for _ in 0..<3 { #expect(try await cache.token(for: context).token == "t1") }
        source.isOpen.withLock { $0 = true }
        try await eventually { try await cache.token(for: context).token != "t1" }
        #expect(try await cache.token(for: context).token == "t2")
        #expect(source.count == 2)
    }

    @Test("A short-lived token is used for half its lifetime")
    func shortLivedToken() async throws {
        let count = Locked(0)
        let cache = TokenCache(clock: clock) { _ in
            count.withLock { $0 += 1 }
            return GraphAccessToken("t\(count.withLock { $0 })", expiresOn: clock.now + 100)
        }
        for _ in 0..<10 { #expect(try await cache.token(for: context).token == "t1") }
        clock.advance(by: .seconds(49))
        #expect(try await cache.token(for: context).token == "t1")
        #expect(count.withLock { $0 } == 1)
        clock.advance(by: .seconds(1))
        _ = try await cache.token(for: context)
        try await eventually { count.withLock({ $0 }) != 1 }
    }

    @Test("A valid token is still used if its renewal fails")
    func failingRenewal() async throws {
        struct Outage: Error {}
        let source = Source(clock)
        let cache = cache(source)
        _ = try await cache.token(for: context)
        source.failure.withLock { $0 = Outage() }
        source.isOpen.withLock { $0 = false }
        clock.advance(by: .seconds(3_300))
        #expect(try await cache.token(for: context).token == "t1")
        // A caller for whom the token has expired waits until the cache has recorded the failure of the renewal.
        clock.advance(by: .seconds(300))
        let waiting = Task { try await cache.token(for: context).token }
        try await eventually { cache.waiterCount == 1 }
        clock.advance(by: .seconds(-300))
        source.isOpen.withLock { $0 = true }
        #expect(try await waiting.value == "t1")
        // For the next 30 seconds, the cache does not request a token.
        for _ in 0..<10 { #expect(try await cache.token(for: context).token == "t1") }
        #expect(source.count == 2)
        clock.advance(by: .seconds(30))
        #expect(try await cache.token(for: context).token == "t1")
        try await eventually { source.count >= 3 }
        clock.advance(by: .seconds(270))
        await #expect(throws: Outage.self) { try await cache.token(for: context) }
        source.failure.withLock { $0 = nil }
        #expect(try await cache.token(for: context).token == "t\(source.count)")
    }

    @Test("Each cloud and each set of scopes has a separate token")
    func cloudsAndScopes() async throws {
        let source = Source(clock)
        let cache = cache(source)
        #expect(try await cache.token(for: context).token == "t1")
        #expect(try await cache.token(for: TokenRequestContext(cloud: .usGovL4, scopes: ["s"])).token == "t2")
        #expect(try await cache.token(for: TokenRequestContext(cloud: .global, scopes: ["other"])).token == "t3")
        #expect(try await cache.token(for: context).token == "t1")
    }

    @Test("A rejected token is replaced")
    func rejectedToken() async throws {
        let source = Source(clock)
        let cache = cache(source)
        let old = try await cache.token(for: context)
        var renewal = context
        renewal.rejectedToken = old
        renewal.claims = "{}"
        #expect(try await cache.token(for: renewal).token == "t2")
        #expect(source.requests.withLock { $0.map(\.claims) } == [nil, "{}"])
        // Another caller whose request was rejected with the old token receives the new token.
        #expect(try await cache.token(for: renewal).token == "t2")
        #expect(try await cache.token(for: context).token == "t2")
    }

    @Test("A token with the required claims is requested even if a newer token is cached")
    func claims() async throws {
        let source = Source(clock)
        let cache = cache(source)
        let old = try await cache.token(for: context)
        var plain = context
        plain.rejectedToken = old
        var challenged = plain
        challenged.claims = "{}"
        // Another caller's request was rejected without a challenge, and the cache already contains a new token.
        #expect(try await cache.token(for: plain).token == "t2")
        #expect(try await cache.token(for: challenged).token == "t3")
        #expect(source.requests.withLock { $0.map(\.claims) } == [nil, nil, "{}"])
        #expect(try await cache.token(for: challenged).token == "t3")
        #expect(try await cache.token(for: context).token == "t3")
    }

    @Test("Thousands of concurrent requests cause only one token request")
    func concurrentRequests() async throws {
        let count = TestRun.isThorough ? 10_000 : 2_000
        let source = Source(clock)
        source.isOpen.withLock { $0 = false }
        let cache = cache(source)
        let client = TestClient.responding(credential: ClosureTokenCredential { try await cache.token(for: $0) }) { _ in
            response(200)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask { try await client.send(GraphRequest<Void>(.get, "/me")) }
            }
            try await eventually { cache.waiterCount >= count }
            source.isOpen.withLock { $0 = true }
            try await group.waitForAll()
        }
        #expect(source.count == 1)
    }

    @Test("A canceled caller does not affect other callers")
    func canceledCaller() async throws {
        let source = Source(clock)
        source.isOpen.withLock { $0 = false }
        let cache = cache(source)
        let first = Task { try await cache.token(for: context) }
        try await eventually { source.count != 0 }
        let others = (0..<10).map { _ in Task { try await cache.token(for: context).token } }
        try await eventually { cache.waiterCount >= 11 }
        first.cancel()
        // The canceled caller returns even though there is no token yet.
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(source.running.withLock { $0 } == 1)
        source.isOpen.withLock { $0 = true }
        for other in others { #expect(try await other.value == "t1") }
        #expect(source.count == 1)
    }

    @Test("The token request is canceled when no callers are waiting for it")
    func canceledCallers() async throws {
        let source = Source(clock)
        source.isOpen.withLock { $0 = false }
        let cache = cache(source)
        let callers = (0..<10).map { _ in Task { try await cache.token(for: context) } }
        try await eventually { cache.waiterCount >= 10 }
        for caller in callers { caller.cancel() }
        for caller in callers { await #expect(throws: CancellationError.self) { try await caller.value } }
        try await eventually { source.running.withLock({ $0 }) == 0 }
        source.isOpen.withLock { $0 = true }
        #expect(try await cache.token(for: context).token == "t\(source.count)")
    }

    @Test("A task that is already canceled does not receive a token")
    func canceledTask() async {
        let source = Source(clock)
        let cache = cache(source)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await cache.token(for: context)
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("A caller that joins a token request during its pause receives the failure that caused the pause")
    func callerDuringPause() async throws {
        let source = Source(clock)
        source.isOpen.withLock { $0 = false }
        let operation = GraphOperation(method: .get, pathTemplate: "/me")
        var failure = GraphError(kind: .authentication, operation: operation, message: "the service is busy")
        failure.status = 429
        let (pause, retry) = (failure, clock.now + 30)
        let cache = TokenCache(clock: clock) { context in
            TokenCache.onRetry?(pause, retry)
            return try await source.token(context)
        }
        let first = Task { try await cache.token(for: context) }
        try await eventually { source.count == 1 }
        let late = OperationTimeLimit(.seconds(30), clock)
        let error = await #expect(throws: GraphError.self) {
            try await OperationTimeLimit.$current.withValue(late) { try await cache.token(for: context) }
        }
        #expect(error?.status == 429)
        // These limits are not reached before the retry: one is longer, and a different clock measures the other.
        for limit in [OperationTimeLimit(.seconds(31), clock), OperationTimeLimit(.seconds(1), TestClock())] {
            let caller = Task {
                try await OperationTimeLimit.$current.withValue(limit) { try await cache.token(for: context) }
            }
            try await eventually { cache.waiterCount == 2 }
            #expect((limit.error(of: operation).underlying as? GraphError)?.status == 429)
            caller.cancel()
            await #expect(throws: CancellationError.self) { try await caller.value }
        }
        source.isOpen.withLock { $0 = true }
        #expect(try await first.value.token == "t1")
    }
}
