// SPDX-License-Identifier: MIT

import GraphSchema

/// Returns the sentence that links to a documentation page, or `nil` if there is no page.
func link(_ name: String, _ page: String?) -> String? {
    page.map { "See [\(name)](\($0))." }
}

extension OperationFacts {
    /// The sentence about permissions, with the least privileged permission of each type first; `nil` if no permissions
    /// are known.
    fileprivate var permissionText: String? {
        guard let permissions else { return nil }
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

    /// The sentence about the clouds in which the operation is available; `nil` if it is available in all clouds or if
    /// the clouds are not known.
    fileprivate var cloudText: String? {
        guard let clouds else { return nil }
        let missing = Cloud.allCases.filter { !clouds.contains($0) }
        if missing.isEmpty { return nil }
        if missing.count <= clouds.count {
            return "This operation is not available in \(missing.map(\.text).list("or"))."
        }
        return "This operation is available only in \(clouds.map(\.text).list)."
    }

    /// Returns a list of the permissions of one type, for use in a sentence.
    private func text(_ names: [String], _ type: String) -> String {
        let others = names.dropFirst().map { "`\($0)`" }.list
        return "`\(names[0])` (\(type)" + (others.isEmpty ? ")" : "; higher privileged: \(others))")
    }
}

extension OperationDescription {
    /// The first sentence of the comment if the description is not known.
    fileprivate var summary: String {
        isAction ? "Calls the `\(name.value)` action." : "Sends the `\(method.rawValue)` request `\(name.value)`."
    }
}

extension Cloud {
    /// The cloud's name in a sentence, as in Microsoft's documentation.
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
    /// Returns the comment for the method that calls an operation: the effect, the requirements, and the exceptions for
    /// individual paths.
    func comment(of operation: OperationDescription, _ uses: [PathOperation]) -> DocumentationComment {
        // An operation that has a single path needs no list of exceptions.
        let general = uses.count == 1 ? uses[0].facts : operation.facts
        let notes = general.notes.filter { note in uses.allSatisfy { $0.facts.notes.contains(note) } }
        var comment = DocumentationComment(operation.description ?? operation.summary)
        for note in notes { comment = comment.paragraph(note) }
        let differences = differences(of: operation, uses, from: general, notes)
        let facts = [
            general.permissionText, general.cloudText, unknownText(general, operation),
            link(operation.name.value, general.documentation?.value),
            differences.isEmpty ? nil : "Exceptions by path:",
        ]
        let text = facts.compactMap { $0 }.joined(separator: " ")
        return comment.paragraph(text.isEmpty ? nil : text).items(differences)
    }

    /// Returns the sentence about the facts that the schema does not specify; `nil` if the schema specifies all facts.
    private func unknownText(_ facts: OperationFacts, _ operation: OperationDescription) -> String? {
        let unknown = [
            facts.permissions == nil ? "the required permissions" : nil,
            facts.clouds == nil ? "the clouds that offer the operation" : nil,
            operation.idempotent == nil ? "whether a repeated request has the same effect" : nil,
        ]
        .compactMap { $0 }
        guard !unknown.isEmpty else { return nil }
        let isSingular = unknown.count == 1 && operation.idempotent == nil
        let text = "\(unknown.list) \(isSingular ? "is" : "are") not known."
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Returns the exceptions for individual paths. Paths with the same exceptions share an item.
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
            if facts.permissions != general.permissions, let text = facts.permissionText { different.append(text) }
            if facts.clouds != general.clouds { different.append(facts.cloudText ?? "Available in all clouds.") }
            if facts.documentation?.value != general.documentation?.value {
                let page = link(operation.name.value, facts.documentation?.value)
                different.append(page ?? "Microsoft does not document this path.")
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

    /// Returns the elements as a list in a sentence, with a conjunction before the last element.
    func list(_ conjunction: String) -> String {
        switch count {
        case 0...1: joined()
        case 2: joined(separator: " \(conjunction) ")
        default: "\(dropLast().joined(separator: ", ")), \(conjunction) \(self[count - 1])"
        }
    }
}
