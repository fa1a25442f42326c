import Dispatch
import Testing

/// Lets the tests of a suite block threads, as waiting for a process does: they run on threads of their own, a few tests at a
/// time, instead of on those few that all tests share.
struct Blocking: SuiteTrait, TestTrait, TestScoping {
    /// How many tests with the trait run at once.
    private static let maximumCount = 10

    private static let turns = Turns(maximumCount)
    @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *) private static let executor = ThreadExecutor()

    var isRecursive: Bool { true }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        // A suite's own scope contains those of its tests.
        guard testCase != nil else { return try await function() }
        await Self.turns.take()
        defer { Task { await Self.turns.giveBack() } }
        if #available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *) {
            try await withTaskExecutorPreference(Self.executor) { try await function() }
        } else {
            try await function()
        }
    }

    /// A number of turns, which tests take in the order in which they come.
    private actor Turns {
        private var left: Int
        private var waiting: [CheckedContinuation<Void, Never>] = []

        init(_ count: Int) {
            left = count
        }

        func take() async {
            guard left == 0 else { return left -= 1 }
            await withCheckedContinuation { waiting.append($0) }
        }

        func giveBack() {
            if waiting.isEmpty { left += 1 } else { waiting.removeFirst().resume() }
        }
    }

    /// Runs jobs on as many threads as it takes.
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
