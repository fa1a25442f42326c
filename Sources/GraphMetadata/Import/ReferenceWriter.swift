// SPDX-License-Identifier: MIT

import GraphSchema

/// A writer that converts type references to the form that a schema uses.
struct ReferenceWriter {
    let metadata: Metadata

    /// The primitive OData types that the schema format cannot express.
    private static let primitiveTypes: Set = [
        "Edm.Binary", "Edm.Byte", "Edm.Date", "Edm.Decimal", "Edm.PrimitiveType", "Edm.SByte", "Edm.Single",
        "Edm.Stream",
        "Edm.TimeOfDay", "Edm.Untyped",
    ]

    /// Returns a reference: `Edm.String`, `graph.name`, or a collection of either.
    func node(_ reference: Located<String>) -> JSONNode {
        let (name, isCollection) = metadata.resolve(reference.value)
        let own = localName(name).map { "graph.\($0)" } ?? name
        return JSONNode(.string(isCollection ? "Collection(\(own))" : own), at: reference.location)
    }

    /// Returns the name of a type in the schema's namespace; `nil` if the type is in another namespace.
    func localName(_ name: String) -> String? {
        let prefix = metadata.namespace + "."
        guard name.hasPrefix(prefix), !name.dropFirst(prefix.count).contains(".") else { return nil }
        return String(name.dropFirst(prefix.count))
    }

    /// Checks that the schema format can express a reference.
    ///
    /// - Parameters:
    ///   - node: The reference in the form that the schema uses.
    ///   - subject: The declaration that has the type, for example `the property 'x' of 'graph.y'`.
    ///   - declared: The names that the overlay declares.
    ///   - note: A hint for the author of the slice; `nil` if no hint is available.
    /// - Returns: The reason why the format cannot express the reference; `nil` if it can.
    func problem(_ node: JSONNode, of subject: String, declared: Set<String>, note: String?) -> Diagnostic? {
        guard case .string(let text) = node.value, let reference = TypeReference(text) else { return nil }
        if reference.name.hasPrefix("Edm.") {
            guard EdmType(rawValue: reference.name) == nil else { return nil }
            let message = "\(subject) has the type '\(text)', which the schema format cannot express"
            // Only an overlay can contain misspelled types.
            let name = reference.name
            let suggestion =
                Self.primitiveTypes.contains(name)
                ? nil : Suggestion.note(for: name, among: EdmType.allCases.map(\.rawValue))
            return Diagnostic(.unsuitableType, message, at: node.location, note: suggestion ?? note)
        }
        let name = metadata.qualified(reference.name)
        guard let local = localName(name) else {
            let message =
                "\(subject) has the type '\(text)', which is not in the namespace '\(metadata.namespace)'; "
                + "the schema format has a single namespace"
            return Diagnostic(.unsuitableType, message, at: node.location, note: note)
        }
        guard metadata.structures[name] == nil, metadata.enums[name] == nil, !declared.contains(local) else {
            return nil
        }
        let message = "\(subject) has the type '\(text)', which the metadata does not declare"
        return Diagnostic(.unresolvedType, message, at: node.location, note: note)
    }
}

extension JSONNode {
    /// Returns the value of an object's member; `nil` if there is no such member.
    subscript(key: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.key.value == key }?.node
    }

    /// The string; `nil` if the value is not a string.
    var text: Located<String>? {
        if case .string(let text) = value { Located(text, at: location) } else { nil }
    }

    /// Returns a description as a JSON string; `nil` if the description is missing or blank.
    static func description(_ text: Located<String>?) -> JSONNode? {
        guard let text, text.value.contains(where: { !$0.isWhitespace }) else { return nil }
        return JSONNode(.string(text.value), at: text.location)
    }
}
