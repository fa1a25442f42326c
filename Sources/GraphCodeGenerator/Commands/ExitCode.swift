// SPDX-License-Identifier: MIT

/// The exit codes of the generator's tools.
package enum ExitCode {
    /// The command succeeded.
    package static let success: Int32 = 0
    /// A schema has errors, or a check or a file operation failed.
    package static let failure: Int32 = 1
    /// The command line is not valid.
    package static let usage: Int32 = 64
}
