// SPDX-License-Identifier: MIT

/// The rule that every type reference in the schema refers to an existing type that suits the place of the reference.
struct TypeReferenceRule: ValidationRule {
    /// The primitive OData types that the generator does not support. The list prevents these types from being reported
    /// as misspelled.
    private static let unsupportedTypes: Set = [
        "Edm.Binary", "Edm.Byte", "Edm.Date", "Edm.Decimal", "Edm.SByte", "Edm.Single", "Edm.Stream", "Edm.TimeOfDay",
        "Edm.Untyped", "Edm.AnnotationPath", "Edm.AnyPropertyPath", "Edm.ComplexType", "Edm.EntityType",
        "Edm.ModelElementPath", "Edm.NavigationPropertyPath", "Edm.PrimitiveType", "Edm.PropertyPath",
        "Edm.Geography", "Edm.GeographyCollection", "Edm.GeographyLineString", "Edm.GeographyMultiLineString",
        "Edm.GeographyMultiPoint", "Edm.GeographyMultiPolygon", "Edm.GeographyPoint", "Edm.GeographyPolygon",
        "Edm.Geometry", "Edm.GeometryCollection", "Edm.GeometryLineString", "Edm.GeometryMultiLineString",
        "Edm.GeometryMultiPoint", "Edm.GeometryMultiPolygon", "Edm.GeometryPoint", "Edm.GeometryPolygon",
    ]

    private static let supportedTypes = EdmType.allCases.map(\.rawValue)

    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for property in document.properties {
            _ = resolve(property.type, in: document, into: &diagnostics)
        }
        for operation in document.operations {
            if let returns = operation.returns, let type = resolve(returns, in: document, into: &diagnostics) {
                requireStructure(type, orCollection: true, for: returns, into: &diagnostics)
            }
            if case .type(let body) = operation.body, let type = resolve(body, in: document, into: &diagnostics) {
                requireStructure(type, orCollection: false, for: body, into: &diagnostics)
            }
        }
    }

    private func requireStructure(
        _ resolved: (type: ResolvedType, isCollection: Bool),
        orCollection isResponse: Bool,
        for reference: Located<String>,
        into diagnostics: inout Diagnostics
    ) {
        if resolved.isCollection {
            if isResponse { return }
        } else if case .structure = resolved.type {
            return
        }
        diagnostics.report(
            .unsuitableType,
            "\(isResponse ? "an operation cannot return" : "a request body cannot be") '\(reference.value)'",
            at: reference.location,
            note: "use one of the schema's 'types'" + (isResponse ? " or a collection" : "")
        )
    }

    private func resolve(
        _ reference: Located<String>,
        in document: SchemaDocument,
        into diagnostics: inout Diagnostics
    ) -> (type: ResolvedType, isCollection: Bool)? {
        guard let parsed = TypeReference(reference.value) else {
            diagnostics.reportReference(
                .invalidTypeReference,
                "'\(reference.value)' is not a valid reference to a type",
                at: reference.location
            ) { _ in
                let qualified = ["graph.", "Edm."].map { $0 + reference.value }.first { document.resolve($0) != nil }
                return qualified.map { "did you mean '\($0)'?" }
                    ?? "use a name such as 'Edm.String', 'graph.name', or 'Collection(graph.name)'"
            }
            return nil
        }
        if let type = document.resolve(parsed) { return (type, parsed.isCollection) }
        let isPrimitive = parsed.name.lowercased().hasPrefix("edm.")
        guard isPrimitive || document.namespacePrefixes.contains(where: parsed.name.hasPrefix) else {
            reportNamespace(of: parsed, at: reference.location, in: document, into: &diagnostics)
            return nil
        }
        let prefix = document.namespacePrefixes.first { parsed.name.hasPrefix($0) } ?? "graph."
        let name = String(parsed.name.dropFirst(prefix.count))
        // `NameRule` reports a name that an enum and a type share.
        if document.unreadableNames.contains(name) || document.index.names.ambiguous.contains(name) { return nil }
        let isUnsupported = Self.unsupportedTypes.contains(parsed.name)
        diagnostics.reportReference(
            .unresolvedType,
            isUnsupported ? "the type '\(parsed.name)' is not supported" : "there is no type '\(parsed.name)'",
            at: reference.location
        ) { diagnostics in
            guard isPrimitive else {
                var names: [String] {
                    (document.enums.map(\.name) + document.types.map(\.name)).map { prefix + $0.value }
                }
                return diagnostics.suggestion(for: parsed.name, among: names)
            }
            let suggestion =
                isUnsupported ? nil : diagnostics.suggestion(for: parsed.name, among: Self.supportedTypes)
            return suggestion ?? "the supported primitive types are \(Self.supportedTypes.quotedList("and"))"
        }
        return nil
    }

    /// Reports a namespace that differs from the schema's namespace, once for all references to types in it.
    private func reportNamespace(
        of reference: TypeReference,
        at location: SourceLocation,
        in document: SchemaDocument,
        into diagnostics: inout Diagnostics
    ) {
        let namespace = reference.name.split(separator: ".").dropLast().joined(separator: ".")
        let known = document.namespacePrefixes.map { String($0.dropLast()) }
        diagnostics.reportReference(.unresolvedType, "there is no namespace '\(namespace)'", at: location) {
            diagnostics in
            diagnostics.suggestion(for: namespace, among: known + ["Edm"])
                ?? "the types of this schema are in the namespace \(known.quotedList("or"))"
        }
    }
}
