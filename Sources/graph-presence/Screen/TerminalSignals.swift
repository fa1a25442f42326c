// SPDX-License-Identifier: MIT

import Foundation

/// The signals that concern the screen: a resized window, and a process that is stopped and continued.
///
/// A process can catch the signals only once.
struct TerminalSignals: Sendable {
    /// The signals that arrive, by their numbers.
    let numbers: AsyncStream<Int32>

    /// Starts to catch the signals.
    ///
    /// - Throws: `POSIXError` if the process has too many open files.
    init() throws {
        let pipe = try SignalPipe()
        for number in [SIGWINCH, SIGTSTP, SIGCONT] { _ = pipe.receive(number) }
        let (numbers, continuation) = AsyncStream<Int32>.makeStream()
        self.numbers = numbers
        Thread.detachNewThread {
            while let number = pipe.next() { continuation.yield(number) }
            continuation.finish()
        }
    }

    /// Stops this process, as the terminal does by default. Returns after the process is continued.
    static func stop() {
        _ = kill(getpid(), SIGSTOP)
    }
}
