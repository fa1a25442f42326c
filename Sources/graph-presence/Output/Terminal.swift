import Foundation

/// The terminal of standard output.
enum Terminal {
    /// Whether standard output is a terminal.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether to print colors. See [NO_COLOR](https://no-color.org).
    static var hasColors: Bool {
        isInteractive && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// The length of a line in characters: that of `COLUMNS` or else of the terminal, or 80 if it is unknown.
    static var width: Int {
        if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 {
            return columns
        }
        var size = winsize()
        guard isInteractive, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Prints a text and flushes standard output, which would otherwise be buffered in a pipe.
    static func print(_ text: String) {
        Swift.print(text)
        fflush(nil)
    }
}
