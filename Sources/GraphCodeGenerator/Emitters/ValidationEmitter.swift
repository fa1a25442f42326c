import GraphSchema

/// Writes the check of what the service would refuse; nothing if it refuses nothing.
struct ValidationEmitter {
    let document: SchemaDocument
    let properties: [PropertyDescription]
    let action: OperationDescription?

    func emit(into text: inout SourceText) {
        var body = SourceText()
        for property in properties { emitCheck(of: property, into: &body) }
        emitCombinationCheck(into: &body)
        guard !body.text.isEmpty else { return }
        text.separate()
        text.comment(
            DocumentationComment("Adds what the service would refuse in this value, by what the schema says of it.")
                .parameter("problems", "What was found.")
                .parameter("path", "Where the value stands in the request's body; empty for the body itself.")
        )
        text.block("\(document.memberPrefix)func validate(into problems: inout RequestProblems, at path: String)") {
            for property in properties { emitCheck(of: property, into: &$0) }
            emitCombinationCheck(into: &$0)
        }
    }

    private func emitCheck(of property: PropertyDescription, into text: inout SourceText) {
        guard let (type, isCollection) = document.resolve(property.type.value) else { return }
        let name = property.swiftPropertyName
        let value: Code = "self.\(identifier(name))"
        let place: Code = "path + \(literal(property.name.value))"
        let constraints = property.constraints
        func check(_ function: Code, _ label: Code, _ limits: KeyValuePairs<Code, String?>) {
            let arguments: [Code] = limits.compactMap { label, suffix in
                suffix.map { "\(label): Self.\(identifier(name + $0))" }
            }
            text.list("problems.\(function)(", ["\(label)\(value)", place] + arguments, ")")
        }
        if property.isRequiredInRequests { text.list("problems.checkGiven(", [value, place], ")") }
        if isCollection {
            let minimum = constraints.minItems.map { _ in "MinimumCount" }
            let maximum = constraints.maxItems.map { _ in "MaximumCount" }
            if minimum != nil || maximum != nil {
                check("checkCount", "of: ", ["minimum": minimum, "maximum": maximum])
            }
        }
        switch (type, isCollection) {
        case (.primitive(.duration), false):
            let minimum = constraints.minimum.map { _ in "Minimum" }
            let maximum = constraints.maximum.map { _ in "Maximum" }
            check("checkDuration", "", ["minimum": minimum, "maximum": maximum])
        case (.primitive(.string), false), (.primitive(.guid), false):
            let minimum = constraints.minLength.map { _ in "MinimumLength" }
            let maximum = constraints.maxLength.map { _ in "MaximumLength" }
            if minimum != nil || maximum != nil {
                check("checkLength", "of: ", ["minimum": minimum, "maximum": maximum])
            }
        case (.enumeration, false):
            if constraints.allowedValues != nil { check("checkValue", "", ["allowed": "AllowedValues"]) }
        case (.structure(let structure), _) where document.needsValidation(structure):
            emitNested(property, value, isCollection: isCollection, into: &text)
        case (.primitive(.duration), true):
            let optional: Code = property.isOptional ? " ?? []" : ""
            text.block("for (index, element) in (\(value)\(optional)).enumerated()") { text in
                text.line("problems.checkDuration(element, path + \(indexed(property)))")
            }
        default: break
        }
    }

    private func emitNested(
        _ property: PropertyDescription,
        _ value: Code,
        isCollection: Bool,
        into text: inout SourceText
    ) {
        if isCollection {
            let optional: Code = property.isOptional ? " ?? []" : ""
            text.block("for (index, element) in (\(value)\(optional)).enumerated()") { text in
                text.line("element.validate(into: &problems, at: path + \(indexed(property, ".")))")
            }
        } else {
            let optional: Code = property.isOptional ? "?" : ""
            let place: Code = "path + \(literal(property.name.value + "."))"
            text.line("\(value)\(optional).validate(into: &problems, at: \(place))")
        }
    }

    /// A literal such as `"names[\(index)]."`.
    private func indexed(_ property: PropertyDescription, _ suffix: String = "") -> Code {
        .quoted([.text(property.name.value + "["), .value("index"), .text("]" + suffix)])
    }

    private func emitCombinationCheck(into text: inout SourceText) {
        guard let action, let set = action.combinations else { return }
        let combined = set.parameters.compactMap { name in
            properties.first { $0.name.value == name.value }
        }
        let arguments: [Code] = combined.map { parameter in
            let name = identifier(parameter.swiftPropertyName)
            return "\(label: name): self.\(name)"
        }
        let given = combined.enumerated().flatMap { index, parameter -> [Code.StringPart] in
            let separator = index == 0 ? "" : ", "
            let value: Code = "self.\(identifier(parameter.swiftPropertyName))"
            return [.text("\(separator)\(parameter.name.value) "), .value(value)]
        }
        let type = identifier(action.combinationName)
        text.list(
            "problems.checkCombination(",
            [
                "\(type)(\(arguments.joined(separator: ", "))) != nil",
                .quoted(given),
                "supported: \(type).allCases.map(\\.description)",
            ],
            ")"
        )
    }
}
