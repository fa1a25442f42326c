// SPDX-License-Identifier: MIT

import Foundation

/// The three streams with which a process starts.
enum StandardStreams {
    /// Opens the streams that are closed. Otherwise, the next file or connection would receive the printed text.
    static func openMissing() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            // Printing a result to a closed stream must fail, but printing a warning must not.
            _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
