/// What holds for types because of the types that their values contain: found for all types at once, since each search
/// of its own would visit most of a large schema.
struct TypeContents: Sendable {
    private struct Contents: Sendable {
        var needsValidation = false
        var secrets: Set<String> = []
    }

    private var positions: [String: Int] = [:]
    /// For each type a number that it shares with the types from which single values lead to it and back.
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
                if property.isSensitive { own.secrets.insert(property.name.value) }
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
        // The types of a component contain one another, so the same holds for all of them.
        for component in StrongComponents.of(contained) {
            var common = Contents()
            for position in component {
                for other in [position] + contained[position] {
                    common.needsValidation = common.needsValidation || contents[other].needsValidation
                    if !contents[other].secrets.isEmpty { common.secrets.formUnion(contents[other].secrets) }
                }
            }
            for position in component { contents[position] = common }
        }
    }

    func needsValidation(_ type: TypeDescription) -> Bool {
        positions[type.name.value].map { contents[$0].needsValidation } ?? false
    }

    func secrets(_ type: TypeDescription) -> Set<String> {
        positions[type.name.value].map { contents[$0].secrets } ?? []
    }

    /// Whether single values lead from each of two types to the other.
    func isCycle(_ first: TypeDescription, _ second: TypeDescription) -> Bool {
        guard let first = positions[first.name.value], let second = positions[second.name.value] else { return false }
        return cycles[first] == cycles[second]
    }
}

extension SchemaDocument {
    /// Whether a value of the type may contain another by way of the property, so that the property needs storage of
    /// its own.
    package func isRecursive(_ property: PropertyDescription, of type: TypeDescription) -> Bool {
        guard let (resolved, isCollection) = resolve(property.type.value), !isCollection,
            case .structure(let structure) = resolved
        else { return false }
        return index.contents.isCycle(structure, type)
    }

    /// Whether a value of the type can hold something that the service refuses.
    package func needsValidation(_ type: TypeDescription) -> Bool { index.contents.needsValidation(type) }

    /// The names of the JSON members with secret values in what an operation sends and returns.
    package func sensitiveProperties(of operation: OperationDescription) -> Set<String> {
        var names = Set(operation.parameters.filter(\.isSensitive).map(\.name.value))
        var references = operation.parameters.map(\.type.value)
        if case .type(let type) = operation.body { references.append(type.value) }
        if let returns = operation.returns { references.append(returns.value) }
        for reference in references {
            guard case .structure(let structure)? = resolve(reference)?.type else { continue }
            names.formUnion(index.contents.secrets(structure))
        }
        return names
    }
}
