// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// The output for everything except results.
enum StandardError {
    /// Prints a message on one line. Write errors are ignored.
    static func print(_ text: String) {
        let bytes = Array((text.onOneLine + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    /// Prints text line by line. Write errors are ignored.
    static func printLines(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { print(String(line)) }
    }
}
