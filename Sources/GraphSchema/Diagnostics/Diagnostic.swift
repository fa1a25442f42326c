/// One problem of a schema file, with the place where it stands and, where known, the way to mend it.
package struct Diagnostic: Error, Hashable {
    /// What sort of problem it is.
    package let kind: DiagnosticKind
    /// What is wrong, naming the offending thing.
    package let message: String
    /// Where the offending thing starts.
    package let location: SourceLocation
    /// How to mend it; nil if no fix is known.
    package let note: Note?

    /// A hint that belongs to a diagnostic.
    package struct Note: Hashable, Sendable {
        /// The hint.
        package let message: String
        /// The place that the hint speaks of.
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

    /// The diagnostic as compilers print it: `path:line:column: error: …`, then a `note:` line if there is one. Each is one
    /// line, whatever the schema contains.
    package func lines(path: String) -> [String] {
        func line(_ place: SourceLocation, _ severity: String, _ text: String) -> String {
            "\(path):\(place.line):\(place.column): \(severity): \(text)".visible
        }
        return [line(location, "error", message)] + (note.map { [line($0.location, "note", $0.message)] } ?? [])
    }
}
