/// One thing that a schema has to get right.
protocol ValidationRule: Sendable {
    /// Reports what is wrong.
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics)
}

/// Checks that a schema makes sense and that valid Swift can be generated from it.
package enum SchemaValidator {
    private static let rules: [any ValidationRule] = [
        ClientRule(), TypeReferenceRule(), ConstraintRule(), CombinationRule(), BodyRule(), PathRule(),
        PlaceholderRule(),
        ResourceRule(), LinkRule(), NameRule(),
        RecursionRule(),
    ]

    /// Reports every problem of a document.
    package static func validate(_ document: SchemaDocument) -> Diagnostics {
        var diagnostics = Diagnostics()
        for rule in rules { rule.check(document, into: &diagnostics) }
        return diagnostics
    }
}

extension SchemaDocument {
    /// Reads and validates a schema file.
    ///
    /// - Returns: The document, or nil if there is a problem, and every problem in the order of the file.
    package static func load(_ bytes: [UInt8]) -> (document: SchemaDocument?, problems: [Diagnostic]) {
        let (node, jsonProblems) = JSONReader.read(bytes)
        var all = jsonProblems
        guard let node else { return (nil, all.sorted) }
        let (document, formProblems) = SchemaReader.read(node)
        for problem in formProblems.sorted { all.report(problem) }
        if let document {
            for problem in SchemaValidator.validate(document).sorted { all.report(problem) }
        }
        return (all.isEmpty ? document : nil, all.sorted)
    }

    var operations: [OperationDescription] { methods + actions }

    /// Every property and parameter.
    var properties: [PropertyDescription] {
        types.flatMap(\.properties) + actions.flatMap(\.parameters)
    }
}
