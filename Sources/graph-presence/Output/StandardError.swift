import Foundation

/// What is no result.
enum StandardError {
    /// Prints a line; nothing happens if nobody can read it.
    static func print(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
