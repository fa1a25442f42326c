// SPDX-License-Identifier: MIT

import GraphSchema

/// A generated constant that contains a limit or the default of a property's value.
struct LimitConstant {
    let name: String
    let comment: String
    let type: Code
    let values: [Layout]
    let value: Code
    let isList: Bool
}

extension PropertyDescription {
    /// Whether the initializer's parameter for the property has a default value.
    var hasDefault: Bool { isOptionalParameter && !required }

    /// Whether the parameter for the property is optional. Callers cannot specify a value that the service computes.
    var isOptionalParameter: Bool { nullable || readOnly && isOptional }
}

extension SchemaDocument {
    /// Returns the Swift type of a property's value, without the optionality of the property.
    func swiftValueType(of property: PropertyDescription) -> Code {
        guard let (type, isCollection) = resolve(property.type.value) else { return "GraphJSONValue" }
        return isCollection ? "[\(type.swiftCode)]" : type.swiftCode
    }

    /// Returns the Swift type of a property.
    func swiftType(of property: PropertyDescription) -> Code {
        swiftValueType(of: property) + (property.isOptional ? "?" : "")
    }

    /// Returns a function parameter for a property. The parameter can require a value even if the property is optional.
    func parameter(_ property: PropertyDescription, isRequired: Bool = false) -> Layout {
        // A property is optional if a response can omit the value. A request must contain every value that is not
        // nullable.
        let type = swiftValueType(of: property) + (property.isOptionalParameter && !isRequired ? "?" : "")
        return
            "\(parameter: identifier(property.swiftPropertyName)): \(type)\(property.hasDefault ? " = nil" : "" as Code)"
    }

    /// Returns the parameters of an action that are not part of a combination.
    func parametersOutsideCombination(_ action: OperationDescription) -> [PropertyDescription] {
        let combined = Set(action.combinations?.parameters.map(\.value) ?? [])
        return action.parameters.filter { !combined.contains($0.name.value) }
    }

    /// Returns the Swift expression for a property's value.
    func swiftValue(_ value: String, of property: PropertyDescription, isOptional: Bool = false) -> Code {
        if case .enumeration(let enumeration)? = resolve(property.type.value)?.type,
            let member = enumeration.member(value)
        {
            let type: Code = isOptional ? "\(identifier(enumeration.swiftTypeName))" : ""
            return "\(type).\(identifier(member.swiftMemberName))"
        }
        return literal(value)
    }

    /// Returns a property's documentation comment.
    func propertyText(of property: PropertyDescription, isParameter: Bool) -> String {
        let kind = isParameter ? "parameter" : "property"
        var sentences = [property.description ?? "The \(kind) `\(property.name.value)`."]
        if property.readOnly { sentences.append("Read-only.") }
        if property.isRequiredInRequests, !isParameter { sentences.append("Required in requests.") }
        return (sentences + limitTexts(of: property)).joined(separator: " ")
    }

    /// Returns the description of the parameter that sets a property, for a method's documentation comment.
    func parameterText(of property: PropertyDescription) -> String {
        var sentences = [property.description ?? "The parameter `\(property.name.value)`."] + limitTexts(of: property)
        if case .primitive(.duration)? = resolve(property.type.value)?.type {
            sentences.append("To convert a `Duration`, use `GraphDuration(_:)`.")
        }
        return sentences.joined(separator: " ")
    }

    /// Returns sentences about the values that the service accepts.
    private func limitTexts(of property: PropertyDescription) -> [String] {
        var sentences: [String] = []
        let constraints = property.constraints
        if constraints.minLength?.value == 1, constraints.maxLength == nil {
            sentences.append("It must not be empty.")
        } else if let limit = constraints.limitDescription {
            let isDuration = constraints.minimum != nil || constraints.maximum != nil
            let isCollection = constraints.minItems != nil || constraints.maxItems != nil
            let isRange = constraints.minimum != nil && constraints.maximum != nil
            let subject =
                isDuration
                ? "The duration must be\(isRange ? " from" : "")" : "The \(isCollection ? "array" : "string") must have"
            sentences.append("\(subject) \(limit).")
        }
        if let values = constraints.allowedValues {
            let names = values.map { "`\(text(of: $0.value, property))`" }
            sentences.append(
                "The \(names.count == 1 ? "only supported value is" : "supported values are") \(names.list)."
            )
        }
        if let value = property.defaultValue {
            sentences.append("The default is \(defaultText(value.value, property)).")
        }
        return sentences
    }

    /// Returns a value of a property for a comment: the Swift name of an enum's member, or the value itself.
    private func text(of value: String, _ property: PropertyDescription) -> String {
        guard case .enumeration(let enumeration)? = resolve(property.type.value)?.type,
            let member = enumeration.member(value)
        else { return value }
        return ".\(member.swiftMemberName)"
    }

    /// Returns a default value for a comment: a duration with its unit, for example `5 minutes`, or the value itself.
    private func defaultText(_ value: String, _ property: PropertyDescription) -> String {
        if case .primitive(.duration)? = resolve(property.type.value)?.type, let words = property.defaultDurationWords {
            return words
        }
        return "`\(text(of: value, property))`"
    }

    /// Returns the constants for a property's limits and default.
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
            "The default value of \(key).",
            type,
            property.defaultValue.map { swiftValue($0.value, of: property) }
        )
        add(
            .minimumLength,
            "The minimum number of characters in \(key).",
            "Int",
            constraints.minLength.map { "\($0.value)" }
        )
        add(
            .maximumLength,
            "The maximum number of characters in \(key).",
            "Int",
            constraints.maxLength.map { "\($0.value)" }
        )
        add(
            .minimumCount,
            "The minimum number of elements in \(key).",
            "Int",
            constraints.minItems.map { "\($0.value)" }
        )
        add(
            .maximumCount,
            "The maximum number of elements in \(key).",
            "Int",
            constraints.maxItems.map { "\($0.value)" }
        )
        add(.minimum, "The minimum value of \(key).", type, constraints.minimum.map { literal($0.value) })
        add(.maximum, "The maximum value of \(key).", type, constraints.maximum.map { literal($0.value) })
        if let values = constraints.allowedValues {
            limits.append(
                LimitConstant(
                    name: property.limitName(.allowedValues),
                    comment: "The supported values of \(key).",
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
