import Foundation

/// The standard output, where it is a terminal.
enum Terminal {
    /// Whether a person looks at it.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether it is to have colours: see [NO_COLOR](https://no-color.org).
    static var hasColours: Bool {
        isInteractive && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// Prints at once: what stands in a pipe's buffer would be read only at the end.
    static func print(_ text: String) {
        Swift.print(text)
        fflush(nil)
    }
}
