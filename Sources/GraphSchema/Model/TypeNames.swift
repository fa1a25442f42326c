/// The types of a schema by the names that references have for them.
struct TypeNames: Sendable {
    /// How references to the schema's own types may start.
    let prefixes: [String]
    private var types: [String: ResolvedType] = [:]
    /// What each well-formed reference leads to: taking references apart again and again would cost more than all else.
    private var references: [String: (type: ResolvedType, isCollection: Bool)] = [:]

    init(namespace: String, enums: [EnumDescription], types structures: [TypeDescription]) {
        prefixes = [namespace + ".", "graph."]
        for type in structures { types[type.name.value] = .structure(type) }
        for type in enums { types[type.name.value] = .enumeration(type) }
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
    /// Finds what a reference leads to; nil if there is no such type.
    package func resolve(_ reference: TypeReference) -> ResolvedType? { index.names.resolve(reference) }

    /// Finds what a reference leads to; nil if it is malformed or there is no such type.
    package func resolve(_ text: String) -> (type: ResolvedType, isCollection: Bool)? { index.names.resolve(text) }
}
