import Foundation

/// The first of some signals, which does not end the process once this is made.
///
/// Signals within a second of it are ignored. A later one ends the process at once.
///
/// There is one at a time in a process, as signals are the process's.
struct Interruption: Sendable {
    /// For how many seconds after the first signal others count as the same interruption.
    private static let repetition: TimeInterval = 1

    private let signals: AsyncStream<Void>

    /// Catches the signals from now on, until the first of them.
    ///
    /// - Parameter numbers: The numbers of the signals.
    /// - Throws: An error of the system if it has no more files to open.
    init(_ numbers: [Int32]) throws {
        // A handler may do little more than write. A dispatch source would miss what comes before it is registered.
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
        let readEnd = ends[0]
        InterruptionPipe.writeEnd = ends[1]
        let caught = numbers.filter { number in
            let before = signal(number, InterruptionPipe.handler)
            // Who starts a command with nohup wants it to outlive the terminal.
            let isIgnored =
                number == SIGHUP && unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
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
            // Terminals and wrappers send one interruption twice: to the command, and to its group of processes.
            Thread.sleep(forTimeInterval: Self.repetition)
            // A later one ends a clean-up that takes too long.
            for number in caught { _ = signal(number, SIG_DFL) }
        }
    }

    /// Waits for the first of the signals, or for the task to be cancelled; returns at once if it has come.
    func wait() async {
        for await _ in signals { break }
    }
}

/// What a signal's handler can reach.
private enum InterruptionPipe {
    // Written before the handler is installed, and never again.
    nonisolated(unsafe) static var writeEnd: Int32 = -1

    static let handler: @convention(c) (Int32) -> Void = { _ in
        let error = errno
        var byte: UInt8 = 1
        _ = write(writeEnd, &byte, 1)
        errno = error
    }
}
