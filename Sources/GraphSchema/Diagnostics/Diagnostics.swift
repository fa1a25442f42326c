/// Collects the problems of one schema, so that a run reports all of them.
package struct Diagnostics: Sendable {
    private var found: [Diagnostic] = []

    package init() {}

    /// Whether nothing was reported.
    package var isEmpty: Bool { found.isEmpty }

    /// Everything reported, in the order of the file.
    package var sorted: [Diagnostic] {
        found.enumerated()
            .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
            .map(\.element)
    }

    /// Adds a problem.
    package mutating func report(_ diagnostic: Diagnostic) {
        found.append(diagnostic)
    }

    /// Adds a problem, spelt out.
    package mutating func report(
        _ kind: DiagnosticKind,
        _ message: String,
        at location: SourceLocation,
        note: String? = nil,
        noteAt noteLocation: SourceLocation? = nil
    ) {
        report(Diagnostic(kind, message, at: location, note: note, noteAt: noteLocation))
    }
}
