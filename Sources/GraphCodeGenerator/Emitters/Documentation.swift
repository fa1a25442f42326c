import GraphSchema

/// The sentence that links to a documentation page; `nil` if there is none.
func link(_ name: String, _ page: String?) -> String? {
    page.map { "See [\(name)](\($0))." }
}

extension OperationFacts {
    /// The permissions, the least privileged of each kind of caller first.
    fileprivate var permissionText: String {
        var callers = ["delegated \(text(permissions.delegatedWork))"]
        if !permissions.delegatedPersonal.isEmpty {
            callers.append("personal account \(text(permissions.delegatedPersonal))")
        }
        callers.append("application \(text(permissions.application))")
        return "Permissions: \(callers.joined(separator: "; "))."
    }

    /// The clouds that offer the operation.
    fileprivate var cloudText: String { "Clouds: \(clouds.map(\.rawValue).joined(separator: ", "))." }

    private func text(_ names: [String]) -> String {
        guard let least = names.first else { return "not supported" }
        let others = names.dropFirst().map { "`\($0)`" }.joined(separator: ", ")
        return "`\(least)`" + (others.isEmpty ? "" : " (or \(others))")
    }
}

extension SchemaDocument {
    /// The comment of the method that sends an operation: what it does, what it needs, and where that differs by path.
    func comment(of operation: OperationDescription, _ uses: [PathOperation]) -> DocumentationComment {
        // What holds on a single path needs no list of paths.
        let general = uses.count == 1 ? uses[0].facts : operation.facts
        let notes = general.notes.filter { note in uses.allSatisfy { $0.facts.notes.contains(note) } }
        var comment = DocumentationComment(operation.description)
        for note in notes { comment = comment.paragraph(note) }
        let facts = [
            link(operation.name.value, general.documentation?.value), general.permissionText, general.cloudText,
        ]
        comment = comment.paragraph(facts.compactMap { $0 }.joined(separator: " "))
        return comment.items(differences(of: operation, uses, from: general, notes))
    }

    /// What differs by path, in an item for all paths on which it is the same.
    private func differences(
        of operation: OperationDescription,
        _ uses: [PathOperation],
        from general: OperationFacts,
        _ notes: [String]
    ) -> [String] {
        var differences: [String] = []
        var templates: [String: [String]] = [:]
        for use in uses {
            let facts = use.facts
            var different = facts.notes.filter { !notes.contains($0) }
            if facts.documentation?.value != general.documentation?.value {
                let page = link(operation.name.value, facts.documentation?.value)
                different.append(page ?? "Not documented.")
            }
            if facts.permissions != general.permissions { different.append(facts.permissionText) }
            if facts.clouds != general.clouds { different.append(facts.cloudText) }
            guard !different.isEmpty else { continue }
            let difference = different.joined(separator: " ")
            if templates[difference] == nil { differences.append(difference) }
            templates[difference, default: []].append("`\(use.node.template)`")
        }
        return differences.map { "\(templates[$0, default: []].list): \($0)" }
    }
}

extension [String] {
    /// The elements as a sentence lists them: `a, b, and c`.
    var list: String {
        switch count {
        case 0...1: joined()
        case 2: joined(separator: " and ")
        default: dropLast().joined(separator: ", ") + ", and " + self[count - 1]
        }
    }
}
