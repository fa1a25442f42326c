/// No value has to contain another of its own type without end.
struct RecursionRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        var reported: Set<String> = []
        for type in document.types {
            for property in type.properties where !property.nullable {
                guard let chain = document.chain(from: property, to: type, through: { !$0.nullable }),
                    reported.isDisjoint(with: chain)
                else { continue }
                reported.formUnion(chain)
                diagnostics.report(
                    .infiniteRecursion,
                    "a '\(type.name.value)' would contain another one without end: "
                        + ([type.name.value] + chain).joined(separator: " > "),
                    at: property.name.location,
                    note: "make one of the properties nullable or a collection"
                )
            }
        }
    }
}

extension SchemaDocument {
    /// Whether a value of the type may contain another by way of the property, so that the property needs storage of
    /// its own.
    package func isRecursive(_ property: PropertyDescription, of type: TypeDescription) -> Bool {
        chain(from: property, to: type, through: { _ in true }) != nil
    }

    /// The names of the types that lead from a property's single value back to a type; nil if none do.
    fileprivate func chain(
        from property: PropertyDescription,
        to target: TypeDescription,
        through follows: (PropertyDescription) -> Bool
    ) -> [String]? {
        var visited: Set<String> = []
        func search(_ property: PropertyDescription) -> [String]? {
            guard let (type, isCollection) = resolve(property.type.value), !isCollection,
                case .structure(let structure) = type
            else { return nil }
            if structure.name.value == target.name.value { return [structure.name.value] }
            guard visited.insert(structure.name.value).inserted else { return nil }
            for next in structure.properties where follows(next) {
                if let rest = search(next) { return [structure.name.value] + rest }
            }
            return nil
        }
        return search(property)
    }
}
