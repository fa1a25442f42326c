// SPDX-License-Identifier: MIT

/// The exit codes of `graph-presence`.
enum ExitCode: Int32 {
    case success = 0
    case failure = 1
    /// A user or an application must sign in.
    case signInRequired = 2
    /// The caller does not have a required permission.
    case notPermitted = 3
    case notFound = 4
    /// The service throttles requests, cannot be reached, or reports a temporary failure.
    case unavailable = 5
    /// The command line is not valid (`EX_USAGE` in `sysexits.h`).
    case usage = 64

    /// Creates the exit code for an error.
    init(_ error: any Error) {
        self = (error as? any ExitCoded)?.exitCode ?? .failure
    }
}

/// An error with an exit code other than 1.
protocol ExitCoded: Error {
    var exitCode: ExitCode { get }
}
