/// Every type that is referred to exists and suits its place.
struct TypeReferenceRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for property in document.properties {
            _ = resolve(property.type, in: document, into: &diagnostics)
        }
        for operation in document.operations {
            if let returns = operation.returns {
                requireStructure(returns, "an answer", orCollection: true, in: document, into: &diagnostics)
            }
            if case .type(let body) = operation.body {
                requireStructure(body, "a body", orCollection: false, in: document, into: &diagnostics)
            }
        }
    }

    private func requireStructure(
        _ reference: Located<String>,
        _ what: String,
        orCollection: Bool,
        in document: SchemaDocument,
        into diagnostics: inout Diagnostics
    ) {
        guard let resolved = resolve(reference, in: document, into: &diagnostics) else { return }
        if case .structure = resolved.type, orCollection || !resolved.isCollection { return }
        if orCollection, resolved.isCollection { return }
        diagnostics.report(
            .unsuitableType,
            "\(what) cannot be '\(reference.value)'",
            at: reference.location,
            note: "it is a type of this schema" + (orCollection ? " or a collection" : "")
        )
    }

    private func resolve(
        _ reference: Located<String>,
        in document: SchemaDocument,
        into diagnostics: inout Diagnostics
    ) -> (type: ResolvedType, isCollection: Bool)? {
        guard let parsed = TypeReference(reference.value) else {
            diagnostics.report(
                .invalidTypeReference,
                "'\(reference.value)' is not a reference to a type",
                at: reference.location,
                note: "write 'Edm.String', 'graph.name' or 'Collection(graph.name)'"
            )
            return nil
        }
        if let type = document.resolve(parsed) { return (type, parsed.isCollection) }
        let prefix = document.namespacePrefixes.first { parsed.name.hasPrefix($0) } ?? "graph."
        if document.unreadableNames.contains(String(parsed.name.dropFirst(prefix.count))) { return nil }
        var known: [String] {
            let own = document.enums.map(\.name.value) + document.types.map(\.name.value)
            return EdmType.allCases.map(\.rawValue) + own.map { prefix + $0 }
        }
        let isPrimitive = parsed.name.hasPrefix("Edm.")
        diagnostics.report(
            .unresolvedType,
            isPrimitive ? "the type '\(parsed.name)' is not supported" : "there is no type '\(parsed.name)'",
            at: reference.location,
            note: diagnostics.suggestion(for: parsed.name, among: known)
                ?? (isPrimitive
                    ? "the primitive types are \(EdmType.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", "))"
                    : nil)
        )
        return nil
    }
}
