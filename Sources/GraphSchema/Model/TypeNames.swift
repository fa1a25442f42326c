/// The types of a schema by the names that references have for them.
struct TypeNames: Sendable {
    /// How references to the schema's own types may start.
    let prefixes: [String]
    private var types: [String: ResolvedType] = [:]

    init(namespace: String, enums: [EnumDescription], types structures: [TypeDescription]) {
        prefixes = [namespace + ".", "graph."]
        for type in structures { types[type.name.value] = .structure(type) }
        for type in enums { types[type.name.value] = .enumeration(type) }
    }

    func resolve(_ reference: TypeReference) -> ResolvedType? {
        if let primitive = EdmType(rawValue: reference.name) { return .primitive(primitive) }
        for prefix in prefixes where reference.name.hasPrefix(prefix) {
            if let type = types[String(reference.name.dropFirst(prefix.count))] { return type }
        }
        return nil
    }

    func resolve(_ text: String) -> (type: ResolvedType, isCollection: Bool)? {
        guard let reference = TypeReference(text), let type = resolve(reference) else { return nil }
        return (type, reference.isCollection)
    }
}

extension SchemaDocument {
    /// Finds what a reference leads to; nil if there is no such type.
    package func resolve(_ reference: TypeReference) -> ResolvedType? { index.names.resolve(reference) }

    /// Finds what a reference leads to; nil if it is malformed or there is no such type.
    package func resolve(_ text: String) -> (type: ResolvedType, isCollection: Bool)? { index.names.resolve(text) }
}
