// SPDX-License-Identifier: MIT

import Foundation

/// The standard streams of the process: input, output, and error.
enum StandardStreams {
    /// Opens the standard streams that are closed. Otherwise, printed text would be written to the next file or
    /// connection that the process opens.
    static func openMissing() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            // Printing a result to a closed stream must fail, but printing a warning must not.
            _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
