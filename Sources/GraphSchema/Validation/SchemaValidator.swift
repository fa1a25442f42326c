// SPDX-License-Identifier: MIT

/// A rule that every valid schema must follow.
protocol ValidationRule: Sendable {
    /// Reports the violations of the rule.
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics)
}

/// A validator that checks that the parts of a schema are consistent and that Swift can be generated from the schema.
package enum SchemaValidator {
    private static let rules: [any ValidationRule] = [
        ClientRule(), TypeReferenceRule(), ConstraintRule(), CombinationRule(), BodyRule(), PathRule(),
        PlaceholderRule(),
        ResourceRule(), LinkRule(), NameRule(),
        RecursionRule(),
    ]

    private static let warnings: [any ValidationRule] = [UnusedRule(), CommonNameRule()]

    /// Returns every problem in a document.
    ///
    /// Warnings are reported only if there is no error, because a misspelled reference can make a declaration seem
    /// unused.
    package static func validate(_ document: SchemaDocument) -> Diagnostics {
        var diagnostics = Diagnostics()
        for rule in rules { rule.check(document, into: &diagnostics) }
        guard diagnostics.isEmpty else { return diagnostics }
        for rule in warnings { rule.check(document, into: &diagnostics) }
        return diagnostics
    }
}

extension SchemaDocument {
    /// Reads and validates a schema file.
    ///
    /// - Returns: The document, or `nil` if there is an error, and every problem in the order of the file. Warnings
    ///   alone do not prevent generation.
    package static func load(_ bytes: [UInt8]) -> (document: SchemaDocument?, problems: [Diagnostic]) {
        let (node, jsonProblems) = JSONReader.read(bytes)
        var all = jsonProblems
        guard let node else { return (nil, all.sorted) }
        let (document, formProblems) = SchemaReader.read(node)
        for problem in formProblems.sorted { all.report(problem) }
        if let document {
            let problems = SchemaValidator.validate(document)
            for problem in problems.sorted where problem.severity == .error || !all.hasErrors { all.report(problem) }
        }
        return (all.hasErrors ? nil : document, all.sorted)
    }

    /// Every method and action.
    var operations: [OperationDescription] { methods + actions }

    /// Every property and parameter.
    var properties: [PropertyDescription] {
        types.flatMap(\.properties) + actions.flatMap(\.parameters)
    }
}
