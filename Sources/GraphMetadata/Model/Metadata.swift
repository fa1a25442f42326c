// SPDX-License-Identifier: MIT

import GraphSchema

/// The declarations in a metadata file.
package struct Metadata: Sendable {
    /// The contents of the file.
    let bytes: [UInt8]
    /// The namespaces, in the order of the file, each with its schema element.
    var schemas: [(namespace: String, alias: String?, source: MetadataSource)] = []
    /// The entity types and complex types, by qualified name.
    var structures: [String: StructuredType] = [:]
    /// The enum types, by qualified name.
    var enums: [String: MetadataEnum] = [:]
    /// The underlying types of type definitions, by qualified name.
    var definitions: [String: (type: String, source: MetadataSource)] = [:]
    /// The actions and functions, by unqualified name.
    var operations: [String: [MetadataOperation]] = [:]
    /// The entity sets and singletons, by name.
    var roots: [String: MetadataRoot] = [:]
    /// The element of the entity container; `nil` if the metadata has no entity container.
    var container: MetadataSource?
    /// The annotations of declarations, each with its target in the form that the file contains.
    var annotations: [(target: String, values: MetadataAnnotations)] = []

    private var aliases: [String: String] = [:]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The namespace of the imported schema, which is the first namespace in the file.
    package var namespace: String { schemas.first?.namespace ?? "" }

    /// Returns a name with its namespace in place of an alias.
    func qualified(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), let namespace = aliases[String(name[..<dot])] else { return name }
        return namespace + name[dot...]
    }

    /// Returns the qualified name of the type that a reference resolves to. Type definitions are replaced by their
    /// underlying types.
    func resolve(_ reference: String) -> (name: String, isCollection: Bool) {
        let prefix = "Collection("
        let isCollection = reference.hasPrefix(prefix) && reference.hasSuffix(")")
        let name = qualified(isCollection ? String(reference.dropFirst(prefix.count).dropLast()) : reference)
        return (definitions[name]?.type ?? name, isCollection)
    }

    /// Returns a type and its base types, from the type to the root.
    func lineage(_ name: String) -> [StructuredType] {
        var types: [StructuredType] = []
        var next: String? = name
        var seen: Set<String> = []
        while let name = next, seen.insert(name).inserted, let type = structures[name] {
            types.append(type)
            next = type.baseType.map { qualified($0.value) }
        }
        return types
    }

    /// Returns whether the metadata declares a type or an enum.
    func declares(_ name: String) -> Bool { structures[name] != nil || enums[name] != nil }

    /// A diagnostic for the first base type that does not exist; `nil` if all base types exist.
    var missingBaseType: Diagnostic? {
        structures.values.compactMap { type in
            guard let base = type.baseType, structures[qualified(base.value)] == nil else { return nil }
            return Diagnostic(
                .unresolvedType,
                "the base type '\(base.value)' of '\(type.name)' does not exist",
                at: base.location
            )
        }
        .min { $0.location < $1.location }
    }

    mutating func addSchema(_ namespace: String, alias: String?, _ source: MetadataSource) {
        schemas.append((namespace, alias, source))
        if let alias { aliases[alias] = namespace }
    }
}
