// SPDX-License-Identifier: MIT

/// A collection of the problems in a schema, so that a single run reports all problems.
package struct Diagnostics: Sendable {
    private var found: [Diagnostic] = []
    private var references: [Reference: (position: Int, count: Int)] = [:]
    private var comparisonsLeft = 100_000

    /// The kind and message of a problem with a name that does not exist. All uses of the name share the problem.
    private struct Reference: Hashable {
        let kind: DiagnosticKind
        let message: String
    }

    package init() {}

    /// Whether no problem was reported.
    package var isEmpty: Bool { found.isEmpty }

    /// Whether a reported problem prevents generation.
    package var hasErrors: Bool { found.contains { $0.severity == .error } }

    /// The reported problems in the order of the file.
    package var sorted: [Diagnostic] {
        var all = found
        for (position, count) in references.values where count > 1 {
            let diagnostic = found[position]
            let others = count == 2 ? "1 other place has" : "\(count - 1) other places have"
            let hint = diagnostic.note.map { $0.message + ($0.message.hasSuffix("?") ? " " : "; ") } ?? ""
            all[position] = Diagnostic(
                diagnostic.kind,
                diagnostic.message,
                at: diagnostic.location,
                note: "\(hint)\(others) the same problem"
            )
        }
        return all.enumerated()
            .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
            .map(\.element)
    }

    /// Adds a problem.
    package mutating func report(_ diagnostic: Diagnostic) {
        found.append(diagnostic)
    }

    /// Adds a problem.
    package mutating func report(
        _ kind: DiagnosticKind,
        _ message: String,
        at location: SourceLocation,
        note: String? = nil,
        noteAt noteLocation: SourceLocation? = nil
    ) {
        report(Diagnostic(kind, message, at: location, note: note, noteAt: noteLocation))
    }

    /// Adds a problem with a name that does not exist, unless the same problem was reported before. If a declaration is
    /// misspelled, the problem is reported only at the first place that uses the declaration.
    ///
    /// - Parameters:
    ///   - kind: The kind of problem.
    ///   - message: The message. Equal messages describe the same problem.
    ///   - location: The position of the name.
    ///   - note: The hint, which is evaluated only for the first report of the problem.
    mutating func reportReference(
        _ kind: DiagnosticKind,
        _ message: String,
        at location: SourceLocation,
        note: (inout Diagnostics) -> String?
    ) {
        let reference = Reference(kind: kind, message: message)
        guard let (position, count) = references[reference] else {
            let diagnostic = Diagnostic(kind, message, at: location, note: note(&self))
            references[reference] = (found.count, 1)
            found.append(diagnostic)
            return
        }
        references[reference] = (position, count + 1)
        guard location < found[position].location else { return }
        found[position] = Diagnostic(kind, message, at: location, note: found[position].note?.message)
    }

    /// Returns a note, for example "did you mean 'nullable'?"; `nil` if no candidate is similar.
    ///
    /// Each word is compared with every candidate. In a large schema with very many wrong words, for example after a
    /// namespace was renamed, notes are returned only for the first words. Suggestions for all words would take longer
    /// than the rest of the run.
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

extension Sequence<String> {
    /// Returns the words in quotation marks as an English list: `'a'`, `'a' or 'b'`, `'a', 'b', or 'c'`.
    package func quotedList(_ conjunction: String) -> String {
        let words = map { "'\($0)'" }
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        let separator = words.count > 2 ? ", " : " "
        return words.dropLast().joined(separator: ", ") + separator + conjunction + " " + last
    }
}
