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
        let first = uses.first?.facts ?? operation.facts
        var comment = DocumentationComment(operation.description)
        for note in first.notes { comment = comment.paragraph(note) }
        let page = uses.lazy.compactMap(\.facts.documentation?.value).first
        let facts = [link(operation.name.value, page), first.permissionText, first.cloudText]
        comment = comment.paragraph(facts.compactMap { $0 }.joined(separator: " "))
        return comment.items(
            uses.compactMap { use in
                var different: [String] = []
                if use.facts.permissions != first.permissions { different.append(use.facts.permissionText) }
                if use.facts.clouds != first.clouds { different.append(use.facts.cloudText) }
                different += use.facts.notes.filter { !first.notes.contains($0) }
                return different.isEmpty ? nil : "On `\(use.node.template)`: \(different.joined(separator: " "))"
            }
        )
    }
}
