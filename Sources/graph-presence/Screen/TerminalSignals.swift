// SPDX-License-Identifier: MIT

import Foundation

/// The signals that affect the screen: those for a resized window, and those that stop and continue the process.
///
/// A process can have only one instance, because its signals are shared.
struct TerminalSignals: Sendable {
    /// The numbers of the signals that arrive.
    let numbers: AsyncStream<Int32>

    /// Starts catching the signals.
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

    /// Stops this process, which is the default action of SIGTSTP. Returns after the process continues.
    static func stop() {
        _ = kill(getpid(), SIGSTOP)
    }
}
