// SPDX-License-Identifier: MIT

import Dispatch
package import Testing

/// A trait for tests that would otherwise occupy the few threads that all other tests share. Some of those tests have
/// real-time limits.
///
/// The tests run on separate threads, with a limited number of tests at a time.
package struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
    private let turns: Turns

    fileprivate init(_ maximumCount: Int) { turns = Turns(maximumCount) }

    package var isRecursive: Bool { true }

    package func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        // The scope of a suite contains the scopes of its tests, each of which takes its own turn.
        guard testCase != nil else { return try await function() }
        await turns.take()
        defer { Task { await turns.giveBack() } }
        if #available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *) {
            try await withTaskExecutorPreference(ThreadExecutor.shared) { try await function() }
        } else {
            try await function()
        }
    }

    /// A limited number of turns, which tests take in order of arrival.
    private actor Turns {
        private var available: Int
        private var waiting: [CheckedContinuation<Void, Never>] = []

        init(_ count: Int) {
            available = count
        }

        func take() async {
            guard available == 0 else { return available -= 1 }
            await withCheckedContinuation { waiting.append($0) }
        }

        func giveBack() {
            if waiting.isEmpty { available += 1 } else { waiting.removeFirst().resume() }
        }
    }

    /// An executor that runs jobs on as many threads as necessary.
    @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *)
    private final class ThreadExecutor: TaskExecutor {
        static let shared = ThreadExecutor()

        private let queue = DispatchQueue(label: "OwnThreads", attributes: .concurrent)

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
}

extension Trait where Self == OwnThreads {
    /// A trait for tests that block threads, for example to wait for a process. At most ten of these tests run at a
    /// time.
    package static var blocking: OwnThreads { .blockingTests }

    /// A trait for tests that block threads for several seconds, mostly without computing. At most fifty of these tests
    /// run at a time, so that they start early.
    package static var waiting: OwnThreads { .waitingTests }

    /// A trait for tests that send requests with `URLSession`. At most four of these tests run at a time, because on
    /// Linux, a request on a new connection uses up to half a core while it waits for its response.
    package static var networking: OwnThreads { .networkingTests }

    /// A trait for tests that use a CPU core for a long time. At most two of these tests run at a time.
    package static var computing: OwnThreads { .computingTests }
}

extension OwnThreads {
    // All tests with the same trait share its turns.
    fileprivate static let blockingTests = OwnThreads(10)
    fileprivate static let waitingTests = OwnThreads(50)
    fileprivate static let networkingTests = OwnThreads(4)
    fileprivate static let computingTests = OwnThreads(2)
}
