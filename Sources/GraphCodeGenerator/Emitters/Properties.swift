import GraphSchema

/// A constant with a limit of what the service accepts.
struct LimitConstant {
    let name: String
    let comment: String
    let type: Code
    let values: [Layout]
    let value: Code
    let isList: Bool
}

extension PropertyDescription {
    /// Whether an initializer needs no argument for the property.
    var hasDefault: Bool { nullable && !required }
}

extension SchemaDocument {
    /// The Swift type of a property's value when there is one.
    func swiftValueType(of property: PropertyDescription) -> Code {
        guard let (type, isCollection) = resolve(property.type.value) else { return "GraphJSONValue" }
        return isCollection ? "[\(type.swiftCode)]" : type.swiftCode
    }

    /// The Swift type of a property.
    func swiftType(of property: PropertyDescription) -> Code {
        swiftValueType(of: property) + (property.isOptional ? "?" : "")
    }

    /// A property as a parameter of a function, which may require a value although the property is optional.
    func parameter(_ property: PropertyDescription, isRequired: Bool = false) -> Layout {
        // Whoever makes a value gives what a request must have, although a response may leave it out.
        let type = swiftValueType(of: property) + (property.nullable && !isRequired ? "?" : "")
        return
            "\(parameter: identifier(property.swiftPropertyName)): \(type)\(property.hasDefault ? " = nil" : "" as Code)"
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

    /// What the comment of a property says.
    func propertyText(of property: PropertyDescription, isParameter: Bool) -> String {
        var sentences = [property.description]
        if property.readOnly { sentences.append("Read-only.") }
        if property.isRequiredInRequests, !isParameter { sentences.append("Required in requests.") }
        return (sentences + limitTexts(of: property)).joined(separator: " ")
    }

    /// What the comment of a method says of the property as a parameter.
    func parameterText(of property: PropertyDescription) -> String {
        var sentences = [property.description] + limitTexts(of: property)
        if case .primitive(.duration)? = resolve(property.type.value)?.type {
            sentences.append("Convert a `Duration` with `GraphDuration(_:)`.")
        }
        return sentences.joined(separator: " ")
    }

    /// What the schema says of the values that the service accepts, a sentence each.
    private func limitTexts(of property: PropertyDescription) -> [String] {
        var sentences: [String] = []
        if let limit = property.constraints.limitDescription { sentences.append("The service accepts \(limit).") }
        if let values = property.constraints.allowedValues {
            sentences.append("The service accepts \(values.map { "`\($0.value)`" }.joined(separator: ", ")).")
        }
        if let value = property.defaultValue { sentences.append("The default is `\(value.value)`.") }
        return sentences
    }

    /// The constants with the limits of a property.
    func limits(of property: PropertyDescription) -> [LimitConstant] {
        let key = "`\(property.name.value)`"
        let constraints = property.constraints
        let type = swiftValueType(of: property)
        var limits: [LimitConstant] = []
        func add(_ limit: PropertyDescription.Limit, _ comment: String, _ type: Code, _ value: Code?) {
            guard let value else { return }
            let name = property.limitName(limit)
            limits.append(
                LimitConstant(name: name, comment: comment, type: type, values: [], value: value, isList: false)
            )
        }
        add(
            .default,
            "What the service assumes without \(key).",
            type,
            property.defaultValue.map { swiftValue($0.value, of: property) }
        )
        add(
            .minimumLength,
            "The smallest number of characters of \(key).",
            "Int",
            constraints.minLength.map { "\($0.value)" }
        )
        add(
            .maximumLength,
            "The largest number of characters of \(key).",
            "Int",
            constraints.maxLength.map { "\($0.value)" }
        )
        add(.minimumCount, "The smallest number of \(key).", "Int", constraints.minItems.map { "\($0.value)" })
        add(.maximumCount, "The largest number of \(key).", "Int", constraints.maxItems.map { "\($0.value)" })
        add(.minimum, "The shortest \(key).", type, constraints.minimum.map { literal($0.value) })
        add(.maximum, "The longest \(key).", type, constraints.maximum.map { literal($0.value) })
        if let values = constraints.allowedValues {
            limits.append(
                LimitConstant(
                    name: property.limitName(.allowedValues),
                    comment: "The accepted values of \(key).",
                    type: "[\(type)]",
                    values: values.map { Layout(swiftValue($0.value, of: property)) },
                    value: "",
                    isList: true
                )
            )
        }
        return limits
    }
}
