// SPDX-License-Identifier: MIT

import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The CPU time and memory of a child process that has ended.
struct MeasuredProcess {
    /// The error for a child process that failed for a reason other than its CPU time limit.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The CPU time limit of a child process, in seconds.
    static let timeLimit = 60

    /// The user and system CPU time in seconds; `nil` if the process was stopped at ``timeLimit``.
    let time: Double?
    /// The peak memory in bytes.
    let peakMemory: Int

    /// Creates a result by running an executable until it exits. The executable's standard output is discarded.
    ///
    /// - Parameters:
    ///   - executable: The path of the executable.
    ///   - arguments: The arguments, without the executable's name.
    /// - Throws: ``Failure`` if the process cannot be started or fails before the limit.
    init(_ executable: String, _ arguments: [String]) throws {
        // The shell sets the limit, because posix_spawn cannot.
        let script = "ulimit -t \(Self.timeLimit) && exec \"$0\" \"$@\" >/dev/null"
        var words = (["/bin/sh", "-c", script, executable] + arguments).map { strdup($0) } + [nil]
        var variables = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var identifier = pid_t()
        guard posix_spawn(&identifier, "/bin/sh", nil, nil, &words, &variables) == 0 else {
            throw Failure(description: "\(executable): the process cannot be started")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(identifier, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw Failure(description: "\(executable): the process was not found") }
        }
        let time = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        // At the limit, the kernel ends a process with a signal, which may arrive slightly early or late.
        let isStopped = status & 0x7F != 0 && time > Double(Self.timeLimit) - 1
        guard status == 0 || isStopped else {
            let reason = status & 0x7F == 0 ? "exit code \(status >> 8)" : "signal \(status & 0x7F)"
            throw Failure(description: "\(executable) \(arguments.joined(separator: " ")): failed with \(reason)")
        }
        self.time = isStopped ? nil : time
        #if canImport(Darwin)
            peakMemory = usage.ru_maxrss
        #else
            peakMemory = usage.ru_maxrss * 1_024
        #endif
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
