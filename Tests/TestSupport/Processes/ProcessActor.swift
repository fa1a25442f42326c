import Foundation

/// The actor of tests that wait for processes: they block a thread of its own instead of one that all tests share.
@globalActor package actor ProcessActor {
    package static let shared = ProcessActor()

    private static let executor = QueueExecutor()

    package nonisolated var unownedExecutor: UnownedSerialExecutor { Self.executor.asUnownedSerialExecutor() }
}

/// Runs jobs on a queue of its own.
private final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "QueueExecutor")

    func enqueue(_ job: UnownedJob) {
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
