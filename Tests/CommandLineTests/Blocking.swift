import Dispatch
import Testing

/// A trait of tests that block threads, for example to wait for a process.
///
/// They run on threads of their own, a limited number of tests at a time, because all other tests share a few threads.
struct Blocking: SuiteTrait, TestTrait, TestScoping {
    /// The number of tests with the trait that run at once.
    private static let maximumCount = 10

    private static let turns = Turns(maximumCount)
    @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *) private static let executor = ThreadExecutor()

    var isRecursive: Bool { true }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        // The scope of a suite contains those of its tests, which take turns themselves.
        guard testCase != nil else { return try await function() }
        await Self.turns.take()
        defer { Task { await Self.turns.giveBack() } }
        if #available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *) {
            try await withTaskExecutorPreference(Self.executor) { try await function() }
        } else {
            try await function()
        }
    }

    /// A number of turns, which tests take in the order of their arrival.
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

    /// Runs jobs on as many threads as necessary.
    @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *)
    private final class ThreadExecutor: TaskExecutor {
        private let queue = DispatchQueue(label: "Blocking", attributes: .concurrent)

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
}

extension Trait where Self == Blocking {
    static var blocking: Blocking { Blocking() }
}
