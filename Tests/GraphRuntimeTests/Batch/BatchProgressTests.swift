// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

/// Tests for the cancellation of a batch's progress.
@Suite(.timeLimit(.minutes(5))) struct BatchProgressTests {
    private func requests(_ count: Int) -> [GraphRequest<GraphJSONValue>] {
        (0..<count).map { GraphRequest<GraphJSONValue>(.get, "/users/\("u\($0)")/x") }
    }

    private func client(_ transport: any GraphTransport) -> TestClient {
        TestClient(credential: StaticTokenCredential("t"), transport: transport)
    }

    @Test("Canceling the progress stops the wait before a retry, and calls the caller's handler once")
    func canceledWait() async throws {
        let transport = RecordingTransport(response(429, headers: ["Retry-After": "59"]))
        let progress = Progress(totalUnitCount: 0)
        let calls = Locked(0)
        progress.cancellationHandler = { calls.withLock { $0 += 1 } }
        let task = Task { try await client(transport).batch(requests(20), progress: progress) }
        try await eventually { !transport.requests.isEmpty }
        let start = ContinuousClock.now
        progress.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(ContinuousClock.now - start < .seconds(30))
        #expect(transport.requests.count == 1)
        try await eventually { calls.withLock { $0 } > 0 }
        try await Task.sleep(for: .milliseconds(50))
        #expect(calls.withLock { $0 } == 1)
    }

    @Test("Canceling the progress's parent cancels the calls in flight")
    func canceledParent() async throws {
        let started = Locked(0)
        let running = Locked(0)
        let transport = ClosureTransport { _ in
            running.withLock { $0 += 1 }
            started.withLock { $0 += 1 }
            defer { running.withLock { $0 -= 1 } }
            try await Task.sleep(for: .seconds(3_600))
            return response(200)
        }
        let parent = Progress(totalUnitCount: 1)
        let progress = Progress(totalUnitCount: 0, parent: parent, pendingUnitCount: 1)
        let task = Task { try await client(transport).batch(requests(200), concurrency: 3, progress: progress) }
        try await eventually { started.withLock { $0 } >= 3 }
        parent.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(started.withLock { $0 } == 3)
        try await eventually { running.withLock { $0 } == 0 }
    }

    @Test("Nothing is sent if the progress is already canceled", arguments: [0, 1, 200])
    func canceledBefore(_ count: Int) async {
        let transport = RecordingTransport(response(200, "{}"))
        let progress = Progress(totalUnitCount: 0)
        progress.cancel()
        await #expect(throws: CancellationError.self) {
            try await client(transport).batch(requests(count), progress: progress)
        }
        #expect(transport.requests.isEmpty)
    }

    @Test("Canceling the task also cancels a call that has a progress object")
    func canceledTask() async throws {
        let transport = RecordingTransport(response(429, headers: ["Retry-After": "59"]))
        let task = Task { try await client(transport).batch(requests(1), progress: Progress(totalUnitCount: 0)) }
        try await eventually { !transport.requests.isEmpty }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.requests.count == 1)
    }

    @Test("The caller's handler is not affected, regardless of when it is set") func callersHandler() async throws {
        let transport = RecordingTransport(response(429, headers: ["Retry-After": "59"]))
        let progress = Progress(totalUnitCount: 0)
        let calls = Locked<[String]>([])
        progress.cancellationHandler = { calls.withLock { $0.append("before") } }
        let tasks = (0..<2).map { _ in Task { try await client(transport).batch(requests(1), progress: progress) } }
        try await eventually { transport.requests.count == 2 }
        progress.cancellationHandler = { calls.withLock { $0.append("during") } }
        progress.cancel()
        for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
        try await eventually { calls.withLock { !$0.isEmpty } }
        #expect(calls.withLock { $0 } == ["during"])
        #expect(transport.requests.count == 2)
    }
}
