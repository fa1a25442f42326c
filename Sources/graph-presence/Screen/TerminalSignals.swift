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
        // A signal handler may do little more than write.
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
        // A handler must not block if the pipe is full.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        SignalPipe.writeEnd = ends[1]
        for number in [SIGWINCH, SIGTSTP, SIGCONT] { _ = signal(number, SignalPipe.handler) }
        let (numbers, continuation) = AsyncStream<Int32>.makeStream()
        self.numbers = numbers
        let readEnd = ends[0]
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while true {
                let count = read(readEnd, &byte, 1)
                if count == 1 { continuation.yield(Int32(byte)) } else if count == 0 || errno != EINTR { break }
            }
            continuation.finish()
        }
    }

    /// Stops this process, as the terminal does by default. Returns after the process is continued.
    static func stop() {
        _ = kill(getpid(), SIGSTOP)
    }
}

/// The state of the signal handler, which cannot capture values.
private enum SignalPipe {
    // Written only before the handler is installed.
    nonisolated(unsafe) static var writeEnd: Int32 = -1

    static let handler: @convention(c) (Int32) -> Void = { number in
        let error = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(writeEnd, &byte, 1)
        errno = error
    }
}
