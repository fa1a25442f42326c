// SPDX-License-Identifier: MIT

import Foundation

/// A pipe that passes the numbers of caught signals to a thread. A signal handler may do little more than write to a
/// file.
///
/// A dispatch source would miss signals that arrive before the source is registered.
struct SignalPipe: Sendable {
    private let readEnd: Int32
    private let writeEnd: Int32

    /// Creates a pipe.
    ///
    /// - Throws: `POSIXError` if the process has too many open files.
    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
        // A handler must not block if the pipe is full.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    /// Catches a signal. Its number is then written to this pipe instead of the pipe that caught the signal before.
    ///
    /// - Parameter number: The number of the signal.
    /// - Returns: Whether the signal was ignored before.
    func receive(_ number: Int32) -> Bool {
        WriteEnds.byNumber[Int(number)] = writeEnd
        let previous = signal(number, WriteEnds.handler)
        return unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// Blocks the thread until the next signal arrives.
    ///
    /// - Returns: The number of the signal; `nil` if the pipe cannot be read.
    func next() -> Int32? {
        var byte: UInt8 = 0
        while true {
            let count = read(readEnd, &byte, 1)
            if count == 1 { return Int32(byte) }
            if count == 0 || errno != EINTR { return nil }
        }
    }
}

/// The state of the signal handler, which cannot capture values.
private enum WriteEnds {
    /// The write end of the pipe for each signal number, in memory that a signal handler can read at any time.
    nonisolated(unsafe) static let byNumber: UnsafeMutablePointer<Int32> = {
        let ends = UnsafeMutablePointer<Int32>.allocate(capacity: 256)
        ends.initialize(repeating: -1, count: 256)
        return ends
    }()

    static let handler: @convention(c) (Int32) -> Void = { number in
        let error = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(byNumber[Int(byte)], &byte, 1)
        errno = error
    }
}
