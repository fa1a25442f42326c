import Foundation

/// The three streams that a process starts with.
enum StandardStreams {
    /// Opens those that are closed: a file or a connection would get their numbers, and what is printed.
    static func openMissing() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            // A result that nobody can read is an error; a warning is not.
            _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
