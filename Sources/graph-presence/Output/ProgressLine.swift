// SPDX-License-Identifier: MIT

import Foundation

/// A line on standard error that shows the progress of a long command.
enum ProgressLine {
    /// Whether standard error is a terminal that can rewrite a line.
    static var isAvailable: Bool {
        isatty(STDERR_FILENO) == 1 && !["", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"] ?? "")
    }

    /// Updates the line until the task is canceled, and then erases it.
    ///
    /// - Parameters:
    ///   - progress: The progress.
    ///   - noun: The plural noun for the things that the progress counts, for example `users`.
    static func show(_ progress: Progress, of noun: String) async {
        while !Task.isCancelled {
            write("\r\u{1B}[K\(progress.completedUnitCount) of \(progress.totalUnitCount) \(noun)")
            try? await Task.sleep(for: .milliseconds(100))
        }
        write("\r\u{1B}[K")
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Foundation.write(STDERR_FILENO, bytes, bytes.count)
    }
}
