// SPDX-License-Identifier: MIT

import GraphSchema

/// The annotations of a declaration that an import uses.
package struct MetadataAnnotations: Sendable {
    /// The text of the annotation `Description`; `nil` if the annotation is missing.
    var description: Located<String>?
    /// The reason for the deprecation that the annotation `Revisions` contains; `nil` if there is none.
    var deprecation: Located<String>?
    /// Whether the service computes the value or requests can only read it.
    var isReadOnly = false
    /// The position of the annotations in the file; `nil` if they are inside the declaration.
    var source: MetadataSource?

    /// Whether the import uses none of the annotations.
    var isEmpty: Bool { description == nil && deprecation == nil && !isReadOnly }
}

extension MetadataProperty {
    mutating func apply(_ values: MetadataAnnotations) {
        description = values.description ?? description
        isReadOnly = isReadOnly || values.isReadOnly
    }
}

extension MetadataOperation {
    mutating func apply(_ values: MetadataAnnotations) {
        description = values.description ?? description
        deprecation = values.deprecation ?? deprecation
    }
}

extension Metadata {
    /// Applies the annotations that refer to their targets by name.
    mutating func applyAnnotations() {
        for (target, values) in annotations {
            let (name, member) = Self.split(target)
            let declaration = qualified(name)
            let positions = operationPositions(ofTarget: target)
            for (key, index) in positions {
                if member.isEmpty {
                    operations[key]?[index].apply(values)
                } else if let parameter = operations[key]?[index].parameters.firstIndex(where: {
                    $0.name.value == member
                }) {
                    operations[key]?[index].parameters[parameter].apply(values)
                }
            }
            if member.isEmpty {
                guard let description = values.description else { continue }
                structures[declaration]?.description = description
                enums[declaration]?.description = description
            } else if let index = structures[declaration]?.members.firstIndex(where: { $0.name.value == member }) {
                structures[declaration]?.members[index].apply(values)
            } else if let index = enums[declaration]?.members.firstIndex(where: { $0.name.value == member }) {
                guard let description = values.description else { continue }
                enums[declaration]?.members[index].description = description
            }
        }
    }

    /// Returns the operations to which the target of annotations refers.
    func operations(ofTarget target: String) -> [MetadataOperation] {
        operationPositions(ofTarget: target).compactMap { operations[$0.key]?[$0.index] }
    }

    /// Returns the name of the declaration in the target of annotations, without the types of an operation's parameters,
    /// and the name of the member or parameter, which is empty if the target is the declaration.
    static func split(_ target: String) -> (declaration: String, member: String) {
        let parts = target.split(separator: "/", maxSplits: 1).map(String.init)
        let name = (parts.first ?? "").prefix { $0 != "(" }
        return (String(name), parts.count > 1 ? parts[1] : "")
    }

    /// Returns the positions in ``operations`` of the operations to which a target refers.
    ///
    /// A target contains the types of all parameters in parentheses, or only the type that an action is bound to. A
    /// target without parentheses refers to all operations with that name, unless a type has the same name.
    private func operationPositions(ofTarget target: String) -> [(key: String, index: Int)] {
        let declaration = qualified(Self.split(target).declaration)
        guard let key = declaration.split(separator: ".").last.map(String.init), let named = operations[key] else {
            return []
        }
        let indices = named.indices.filter { named[$0].name == declaration }
        guard let open = target.firstIndex(of: "("), let close = target.lastIndex(of: ")"), open < close else {
            return declares(declaration) ? [] : indices.map { (key, $0) }
        }
        let types = target[target.index(after: open)..<close].split(separator: ",").map { typeText(String($0)) }
        let exact = indices.filter { named[$0].parameters.map { typeText($0.type.value) } == types }
        guard exact.isEmpty else { return exact.map { (key, $0) } }
        guard types.count == 1 else { return [] }
        let bound = indices.filter { !named[$0].isFunction && named[$0].binding.map { typeText($0.value) } == types[0] }
        return bound.count == 1 ? bound.map { (key, $0) } : []
    }

    /// Returns a type reference with its namespace, without spaces.
    private func typeText(_ reference: String) -> String {
        let (name, isCollection) = resolve(reference.filter { !$0.isWhitespace })
        return isCollection ? "Collection(\(name))" : name
    }
}
