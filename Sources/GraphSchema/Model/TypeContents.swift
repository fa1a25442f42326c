// SPDX-License-Identifier: MIT

/// The facts about types that follow from the types that their values contain.
///
/// The facts are computed for all types together, because a separate search for each type would visit most of a large
/// schema.
struct TypeContents: Sendable {
    private struct Contents: Sendable {
        var needsValidation = false
        var sensitiveNames: Set<String> = []
    }

    private var positions: [String: Int] = [:]
    /// The number of each type's cycle. Types share a number if they contain each other through properties that are not
    /// collections.
    private var cycles: [Int] = []
    private var contents: [Contents] = []

    init(of types: [TypeDescription], _ names: TypeNames) {
        for (position, type) in types.enumerated() { positions[type.name.value] = position }
        var contained: [[Int]] = []
        var containedSingly: [[Int]] = []
        for type in types {
            var own = Contents()
            var all: [Int] = []
            var single: [Int] = []
            for property in type.properties {
                if property.isSensitive { own.sensitiveNames.insert(property.name.value) }
                guard let (type, isCollection) = names.resolve(property.type.value) else { continue }
                if property.isRequiredInRequests || !property.constraints.isEmpty { own.needsValidation = true }
                if case .primitive(.duration) = type { own.needsValidation = true }
                guard case .structure(let structure) = type, let position = positions[structure.name.value]
                else { continue }
                all.append(position)
                if !isCollection { single.append(position) }
            }
            contents.append(own)
            contained.append(all)
            containedSingly.append(single)
        }
        cycles = Array(repeating: 0, count: types.count)
        for (number, cycle) in StrongComponents.of(containedSingly).enumerated() {
            for position in cycle { cycles[position] = number }
        }
        // The types of a component contain one another, so they all have the same contents.
        for component in StrongComponents.of(contained) {
            var common = Contents()
            for position in component {
                for other in [position] + contained[position] {
                    common.needsValidation = common.needsValidation || contents[other].needsValidation
                    if !contents[other].sensitiveNames.isEmpty {
                        common.sensitiveNames.formUnion(contents[other].sensitiveNames)
                    }
                }
            }
            for position in component { contents[position] = common }
        }
    }

    func needsValidation(_ type: TypeDescription) -> Bool {
        positions[type.name.value].map { contents[$0].needsValidation } ?? false
    }

    func sensitiveNames(_ type: TypeDescription) -> Set<String> {
        positions[type.name.value].map { contents[$0].sensitiveNames } ?? []
    }

    /// Returns whether two types contain each other through properties that are not collections.
    func isCycle(_ first: TypeDescription, _ second: TypeDescription) -> Bool {
        guard let first = positions[first.name.value], let second = positions[second.name.value] else { return false }
        return cycles[first] == cycles[second]
    }
}

extension SchemaDocument {
    /// Returns whether a value of the type can contain another value of the type through the property. If so, the
    /// property needs indirect storage.
    package func isRecursive(_ property: PropertyDescription, of type: TypeDescription) -> Bool {
        guard let (resolved, isCollection) = resolve(property.type.value), !isCollection,
            case .structure(let structure) = resolved
        else { return false }
        return index.contents.isCycle(structure, type)
    }

    /// Returns whether a value of the type can contain a value that the service rejects.
    package func needsValidation(_ type: TypeDescription) -> Bool { index.contents.needsValidation(type) }

    /// Returns the JSON keys of the sensitive values in the requests and responses of an operation.
    package func sensitiveProperties(of operation: OperationDescription) -> Set<String> {
        var names = Set(operation.parameters.filter(\.isSensitive).map(\.name.value))
        var references = operation.parameters.map(\.type.value)
        if case .type(let type) = operation.body { references.append(type.value) }
        if let returns = operation.returns { references.append(returns.value) }
        for reference in references {
            guard case .structure(let structure)? = resolve(reference)?.type else { continue }
            names.formUnion(index.contents.sensitiveNames(structure))
        }
        return names
    }
}
