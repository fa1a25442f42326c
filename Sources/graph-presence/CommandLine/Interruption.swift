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
        // A signal handler may do little more than write. A dispatch source would miss signals before it is registered.
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
        let readEnd = ends[0]
        InterruptionPipe.writeEnd = ends[1]
        let caught = numbers.filter { number in
            let previous = signal(number, InterruptionPipe.handler)
            // A command that was started with nohup has to outlive the terminal.
            let isIgnored =
                number == SIGHUP && unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
            if isIgnored { _ = signal(number, SIG_IGN) }
            return !isIgnored
        }
        let (signals, continuation) = AsyncStream<Void>.makeStream()
        self.signals = signals
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while read(readEnd, &byte, 1) < 0, errno == EINTR {}
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

/// The state of the signal handler, which cannot capture values.
private enum InterruptionPipe {
    // Written only before the handler is installed.
    nonisolated(unsafe) static var writeEnd: Int32 = -1

    static let handler: @convention(c) (Int32) -> Void = { _ in
        let error = errno
        var byte: UInt8 = 1
        _ = write(writeEnd, &byte, 1)
        errno = error
    }
}
