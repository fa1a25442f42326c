import GraphSchema

/// A constant that tells what the service accepts.
struct LimitConstant {
    let name: String
    let type: Code
    let comment: String
    let values: [Code]
    let isList: Bool
}

extension PropertyDescription {
    /// What the schema says of the values that the service accepts, a sentence each.
    var limits: [String] {
        var facts: [String] = []
        if let value = defaultValue { facts.append("Without it the service takes `\(value.value)`.") }
        if let least = constraints.minimum { facts.append("At least `\(least.value)`.") }
        if let greatest = constraints.maximum { facts.append("At most `\(greatest.value)`.") }
        if let least = constraints.minLength { facts.append("At least \(characters(least.value)).") }
        if let greatest = constraints.maxLength { facts.append("At most \(characters(greatest.value)).") }
        if let least = constraints.minItems { facts.append("At least \(least.value) of them.") }
        if let greatest = constraints.maxItems { facts.append("At most \(greatest.value) of them.") }
        if let values = constraints.allowedValues {
            facts.append("One of \(values.map { "`\($0.value)`" }.joined(separator: ", ")).")
        }
        return facts
    }

    /// What the comment of a function says of the property as a parameter.
    var parameterText: String { ([description] + limits).joined(separator: " ") }

    private func characters(_ count: Int) -> String { "\(count) character\(count == 1 ? "" : "s")" }
}

extension SchemaDocument {
    /// The Swift type of a property's value when there is one.
    func swiftValueType(of property: PropertyDescription) -> Code {
        guard let (type, isCollection) = resolve(property.type.value) else { return "JSONValue" }
        return isCollection ? "[\(type.swiftCode)]" : type.swiftCode
    }

    /// The Swift type of a property.
    func swiftType(of property: PropertyDescription) -> Code {
        swiftValueType(of: property) + (property.isOptional ? "?" : "")
    }

    /// A property as a parameter of a function.
    func parameter(_ property: PropertyDescription) -> Code {
        // Whoever makes a value gives what a request must have, although a response may leave it out.
        let type = swiftValueType(of: property) + (property.nullable ? "?" : "")
        let hasDefault = property.nullable && !property.required
        return "\(parameter: identifier(property.swiftPropertyName)): \(type)\(hasDefault ? " = nil" : "")"
    }

    /// The parameters of an action that no combination covers.
    func parametersBesidesCombination(_ action: OperationDescription) -> [PropertyDescription] {
        let combined = Set(action.combinations?.parameters.map(\.value) ?? [])
        return action.parameters.filter { !combined.contains($0.name.value) }
    }

    /// A value of a property as Swift writes it.
    func swiftValue(_ value: String, of property: PropertyDescription, isOptional: Bool = false) -> Code {
        if case .enumeration(let enumeration)? = resolve(property.type.value)?.type,
            let member = enumeration.member(value)
        {
            let type: Code = isOptional ? "\(identifier(enumeration.swiftTypeName))" : ""
            return "\(type).\(identifier(member.swiftMemberName))"
        }
        return literal(value)
    }

    /// The constants that tell what the service accepts for a property; their names are those that were validated.
    func constants(of property: PropertyDescription) -> [LimitConstant] {
        let key = "`\(property.name.value)`"
        let constraints = property.constraints
        let valueType = swiftValueType(of: property)
        var found: [(type: Code, comment: String, values: [Code], isList: Bool)] = []
        if let value = property.defaultValue?.value {
            let value = swiftValue(value, of: property)
            found.append((valueType, "What the service takes without \(key).", [value], false))
        }
        let counts: [(limit: Located<Int>?, comment: String)] = [
            (constraints.minLength, "The least number of characters of \(key)."),
            (constraints.maxLength, "The greatest number of characters of \(key)."),
            (constraints.minItems, "The least number of \(key)."),
            (constraints.maxItems, "The greatest number of \(key)."),
        ]
        for case (let limit?, let comment) in counts { found.append(("Int", comment, ["\(limit.value)"], false)) }
        if let value = constraints.minimum?.value {
            found.append((valueType, "The least \(key) that the service takes.", [literal(value)], false))
        }
        if let value = constraints.maximum?.value {
            found.append((valueType, "The greatest \(key) that the service takes.", [literal(value)], false))
        }
        if let values = constraints.allowedValues {
            let members = values.map { swiftValue($0.value, of: property) }
            found.append(("[\(valueType)]", "The values of \(key) that the service takes.", members, true))
        }
        return zip(property.constantNames, found).map { name, constant in
            LimitConstant(
                name: name,
                type: constant.type,
                comment: constant.comment,
                values: constant.values,
                isList: constant.isList
            )
        }
    }
}
