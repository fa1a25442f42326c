/// Collects the problems of one schema, so that a run reports all of them.
package struct Diagnostics: Sendable {
    private var found: [Diagnostic] = []
    private var comparisonsLeft = 100_000

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

    /// A note such as "did you mean 'nullable'?"; nil if no candidate is close.
    ///
    /// A word is compared with every candidate. When a great many words of a large schema are wrong, such as all those of
    /// a renamed namespace, the last ones have no note: a note for each would take longer than everything else.
    mutating func suggestion<Candidates: Collection<String>>(
        for word: String,
        among candidates: @autoclosure () -> Candidates
    ) -> String? {
        guard comparisonsLeft > 0 else { return nil }
        let candidates = candidates()
        comparisonsLeft -= candidates.count + 1
        return Suggestion.note(for: word, among: candidates)
    }
}
