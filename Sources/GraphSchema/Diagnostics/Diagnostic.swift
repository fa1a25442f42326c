// SPDX-License-Identifier: MIT

/// A problem in a schema file, with its position and, where one is known, a hint for fixing it.
package struct Diagnostic: Error, Hashable {
    /// The kind of problem.
    package let kind: DiagnosticKind
    /// A description of the problem that quotes the name or value at fault.
    package let message: String
    /// The start of the name or value at fault.
    package let location: SourceLocation
    /// A hint for fixing the problem; `nil` if there is none.
    package let note: Note?

    /// A hint that belongs to a diagnostic.
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

    /// Returns the diagnostic as compilers print it: `path:line:column: error: …`, followed by a `note:` line if there
    /// is a note.
    ///
    /// Each element is a single line, whatever characters the schema contains.
    package func lines(path: String) -> [String] {
        func line(_ position: SourceLocation, _ label: String, _ text: String) -> String {
            "\(path):\(position.line):\(position.column): \(label): \(text)".visible
        }
        return [line(location, severity.rawValue, message)]
            + (note.map { [line($0.location, "note", $0.message)] } ?? [])
    }
}
