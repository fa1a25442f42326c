import GraphSchema

/// Returns the sentence that links to a documentation page, or `nil` if there is no page.
func link(_ name: String, _ page: String?) -> String? {
    page.map { "See [\(name)](\($0))." }
}

extension OperationFacts {
    /// The sentence about permissions, with the least privileged one of each type first.
    fileprivate var permissionText: String {
        let (work, personal) = (permissions.delegatedWork, permissions.delegatedPersonal)
        let isAnyAccount = work == personal || personal.isEmpty
        let types = [
            (work, isAnyAccount ? "delegated" : "delegated, work or school account"),
            (isAnyAccount ? [] : personal, "delegated, personal Microsoft account"),
            (permissions.application, "application"),
        ]
        .filter { !$0.0.isEmpty }
        if types.isEmpty { return "Delegated and application permissions are not supported." }
        let texts = types.map { names, type in text(names, types.count == 1 ? "\(type) only" : type) }
        return "Requires \(texts.list("or"))."
    }

    /// The sentence about the clouds in which the operation is available; `nil` if it is available in all of them.
    fileprivate var cloudText: String? {
        let missing = Cloud.allCases.filter { !clouds.contains($0) }
        if missing.isEmpty { return nil }
        if missing.count <= clouds.count { return "Not available in \(missing.map(\.text).list("or"))." }
        return "Available only in \(clouds.map(\.text).list)."
    }

    /// Returns a list of the permissions of one type.
    private func text(_ names: [String], _ type: String) -> String {
        let others = names.dropFirst().map { "`\($0)`" }.list
        return "`\(names[0])` (\(type)" + (others.isEmpty ? ")" : "; higher privileged: \(others))")
    }
}

extension Cloud {
    /// The name of the cloud in a sentence, as Microsoft's documentation has it.
    var text: String {
        switch self {
        case .global: "the global service"
        case .usGovL4: "US Government L4"
        case .usGovL5: "US Government L5"
        case .china: "China"
        }
    }
}

extension SchemaDocument {
    /// Returns the comment of the method that sends an operation: its effect, its requirements, and the exceptions for
    /// single paths.
    func comment(of operation: OperationDescription, _ uses: [PathOperation]) -> DocumentationComment {
        // The facts of an operation with a single path need no list of exceptions.
        let general = uses.count == 1 ? uses[0].facts : operation.facts
        let notes = general.notes.filter { note in uses.allSatisfy { $0.facts.notes.contains(note) } }
        var comment = DocumentationComment(operation.description)
        for note in notes { comment = comment.paragraph(note) }
        let differences = differences(of: operation, uses, from: general, notes)
        let facts = [
            general.permissionText, general.cloudText, link(operation.name.value, general.documentation?.value),
            differences.isEmpty ? nil : "Exceptions by path:",
        ]
        return comment.paragraph(facts.compactMap { $0 }.joined(separator: " ")).items(differences)
    }

    /// Returns the exceptions for single paths. Paths with the same exceptions share an item.
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
            if facts.permissions != general.permissions { different.append(facts.permissionText) }
            if facts.clouds != general.clouds { different.append(facts.cloudText ?? "Available in all clouds.") }
            if facts.documentation?.value != general.documentation?.value {
                let page = link(operation.name.value, facts.documentation?.value)
                different.append(page ?? "Not documented by Microsoft.")
            }
            guard !different.isEmpty else { continue }
            let difference = different.joined(separator: " ")
            if templates[difference] == nil { differences.append(difference) }
            templates[difference, default: []].append("`\(use.node.template)`")
        }
        return differences.map { "\(templates[$0, default: []].list): \($0)" }
    }
}

extension [String] {
    /// The elements as a list in a sentence: `a, b, and c`.
    var list: String { list("and") }

    /// Returns the elements as a list in a sentence, with a conjunction before the last one.
    func list(_ conjunction: String) -> String {
        switch count {
        case 0...1: joined()
        case 2: joined(separator: " \(conjunction) ")
        default: "\(dropLast().joined(separator: ", ")), \(conjunction) \(self[count - 1])"
        }
    }
}
