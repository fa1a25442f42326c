// SPDX-License-Identifier: MIT

/// The types in a schema, by the names that refer to the types.
struct TypeNames: Sendable {
    /// The prefixes of references to the schema's own types.
    let prefixes: [String]
    /// The names that an enum and a type share, which is an error. A reference to such a name resolves to neither
    /// declaration, so that no further problem is reported.
    let ambiguous: Set<String>
    private var types: [String: ResolvedType] = [:]
    /// The types that valid references resolve to. The types are computed once, because parsing the same references
    /// repeatedly would take most of the run.
    private var references: [String: (type: ResolvedType, isCollection: Bool)] = [:]

    init(namespace: String, enums: [EnumDescription], types structures: [TypeDescription]) {
        prefixes = [namespace + ".", "graph."]
        ambiguous = Set(enums.map(\.name.value)).intersection(structures.map(\.name.value))
        for type in structures { types[type.name.value] = .structure(type) }
        for type in enums { types[type.name.value] = .enumeration(type) }
        for name in ambiguous { types[name] = nil }
        for type in EdmType.allCases { add(type.rawValue, .primitive(type)) }
        for (name, type) in types {
            for prefix in prefixes { add(prefix + name, type) }
        }
    }

    private mutating func add(_ name: String, _ type: ResolvedType) {
        for reference in [name, "Collection(\(name))"] where TypeReference(reference) != nil {
            references[reference] = (type, reference != name)
        }
    }

    func resolve(_ reference: TypeReference) -> ResolvedType? {
        if let primitive = EdmType(rawValue: reference.name) { return .primitive(primitive) }
        for prefix in prefixes where reference.name.hasPrefix(prefix) {
            if let type = types[String(reference.name.dropFirst(prefix.count))] { return type }
        }
        return nil
    }

    func resolve(_ text: String) -> (type: ResolvedType, isCollection: Bool)? {
        references[text]
    }
}

extension SchemaDocument {
    /// Returns the type that a reference resolves to; `nil` if there is no such type.
    package func resolve(_ reference: TypeReference) -> ResolvedType? { index.names.resolve(reference) }

    /// Returns the type that a reference resolves to; `nil` if the reference is not valid or there is no such type.
    package func resolve(_ text: String) -> (type: ResolvedType, isCollection: Bool)? { index.names.resolve(text) }
}
