import Foundation
import GraphRuntime

/// What is no result.
enum StandardError {
    /// Prints a text as one line; nothing happens if nobody can read it.
    static func print(_ text: String) {
        let bytes = Array((text.onOneLine + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
