// SPDX-License-Identifier: MIT

import Foundation

/// An interruption by the first of several signals. The first signal does not end the process.
///
/// Further signals within a second are ignored. A later signal ends the process at once.
///
/// A process can have only one interruption at a time, because its signals are shared.
struct Interruption: Sendable {
    /// The number of seconds after the first signal in which further signals count as the same interruption.
    private static let repetition: TimeInterval = 1

    private let signals: AsyncStream<Void>

    /// Creates an interruption, and starts to catch the signals.
    ///
    /// - Parameter numbers: The numbers of the signals.
    /// - Throws: `POSIXError` if the process has too many open files.
    init(_ numbers: [Int32]) throws {
        let pipe = try SignalPipe()
        let caught = numbers.filter { number in
            // A command that was started with nohup has to outlive the terminal.
            let isIgnored = pipe.receive(number) && number == SIGHUP
            if isIgnored { _ = signal(number, SIG_IGN) }
            return !isIgnored
        }
        let (signals, continuation) = AsyncStream<Void>.makeStream()
        self.signals = signals
        Thread.detachNewThread {
            _ = pipe.next()
            continuation.yield()
            continuation.finish()
            // Terminals and wrappers may send one interruption twice: to the command and to its process group.
            Thread.sleep(forTimeInterval: Self.repetition)
            // A later signal ends a cleanup that takes too long.
            for number in caught { _ = signal(number, SIG_DFL) }
        }
    }

    /// Waits until the first signal arrives or the task is canceled. Returns at once if the signal has already arrived.
    func wait() async {
        for await _ in signals { break }
    }
}
