// SPDX-License-Identifier: MIT

import Foundation

/// An interruption of the process by a signal. The first signal does not end the process.
///
/// Signals that arrive within one second after the first signal are ignored. A later signal ends the process
/// immediately.
///
/// A process can have only one interruption at a time, because its signals are shared.
struct Interruption: Sendable {
    /// The number of seconds after the first signal during which further signals belong to the same interruption.
    private static let repetition: TimeInterval = 1

    private let signals: AsyncStream<Void>

    /// Creates an interruption and starts catching the signals.
    ///
    /// - Parameter numbers: The numbers of the signals.
    /// - Throws: `POSIXError` if the process has too many open files.
    init(_ numbers: [Int32]) throws {
        let pipe = try SignalPipe()
        let caught = numbers.filter { number in
            // A command that was started with nohup must outlive the terminal.
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
            // Terminals and wrappers may send the same signal twice: to the command and to its process group.
            Thread.sleep(forTimeInterval: Self.repetition)
            // A later signal ends a cleanup that takes too long.
            for number in caught { _ = signal(number, SIG_DFL) }
        }
    }

    /// Waits until the first signal arrives or the task is canceled. Returns immediately if the signal has already
    /// arrived.
    func wait() async {
        for await _ in signals { break }
    }
}
