import Foundation

/// A global actor for tests that wait for processes. They block its own thread instead of one that all tests share.
@globalActor package actor ProcessActor {
    package static let shared = ProcessActor()

    private static let executor = QueueExecutor()

    package nonisolated var unownedExecutor: UnownedSerialExecutor { Self.executor.asUnownedSerialExecutor() }
}

/// An executor that runs jobs on its own queue.
private final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "QueueExecutor")

    func enqueue(_ job: UnownedJob) {
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
