// SPDX-License-Identifier: MIT

/// A problem in a schema file, with its position and, if possible, a hint for fixing the problem.
package struct Diagnostic: Error, Hashable {
    /// The kind of problem.
    package let kind: DiagnosticKind
    /// A description of the problem. It quotes the name or value that causes the problem.
    package let message: String
    /// The start of the name or value that causes the problem.
    package let location: SourceLocation
    /// A hint for fixing the problem; `nil` if no hint is available.
    package let note: Note?

    /// A hint for fixing the problem that a diagnostic describes.
    package struct Note: Hashable, Sendable {
        /// The text of the hint.
        package let message: String
        /// The position that the hint refers to.
        package let location: SourceLocation
    }

    package init(
        _ kind: DiagnosticKind,
        _ message: String,
        at location: SourceLocation,
        note: String? = nil,
        noteAt noteLocation: SourceLocation? = nil
    ) {
        self.kind = kind
        self.message = message
        self.location = location
        self.note = note.map { Note(message: $0, location: noteLocation ?? location) }
    }

    /// Whether the problem prevents generation.
    package var severity: DiagnosticSeverity { kind.severity }

    /// Returns the diagnostic in the format of compilers: `path:line:column: error: …`, followed by a `note:` line if
    /// the diagnostic has a note.
    ///
    /// The error and the note each occupy one line, even if the schema contains line breaks.
    package func lines(path: String) -> [String] {
        func line(_ position: SourceLocation, _ label: String, _ text: String) -> String {
            "\(path):\(position.line):\(position.column): \(label): \(text)".visible
        }
        return [line(location, severity.rawValue, message)]
            + (note.map { [line($0.location, "note", $0.message)] } ?? [])
    }
}
