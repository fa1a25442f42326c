// SPDX-License-Identifier: MIT

import GraphSchema

extension DeclarationList {
    /// Adds a struct that is encoded as a JSON object: a type of the schema or a request body.
    ///
    /// - Parameters:
    ///   - name: The name of the struct.
    ///   - properties: The properties.
    ///   - isReceived: Whether the service sends the struct. If so, the struct may contain elements that cannot be
    ///     read.
    mutating func addStructure(_ name: String, _ properties: [PropertyDescription], isReceived: Bool) {
        add(Declaration(.type, name, of: nil, type: "type"))
        for property in properties { addProperty(property, of: name) }
        if isReceived, properties.contains(where: { document.resolve($0.type.value)?.isCollection ?? false }) {
            add(Declaration(.property, "unreadableElements", of: name, type: "[UnreadableElement]"))
        }
        for limit in properties.flatMap({ document.limits(of: $0) }) {
            add(Declaration(.constant, limit.name, of: name, type: limit.type.text))
        }
        add(Declaration(.initializer, "init", of: name, parameters: properties.map { parameter($0) }, type: name))
    }

    private mutating func addProperty(_ property: PropertyDescription, of owner: String) {
        var declaration = Declaration(
            .property,
            property.swiftPropertyName,
            of: owner,
            type: document.swiftType(of: property).text,
            effects: [
                Effect("the JSON key is", codeSpan(property.name.value)),
                Effect("the default is", property.defaultValue.map { codeSpan($0.value) }),
                Effect(
                    property.isRequiredInRequests,
                    "a request without a value fails before it is sent",
                    else: "a request without a value is sent"
                ),
                Effect(
                    property.isSensitive,
                    "descriptions and errors leave out the value",
                    else: "descriptions and errors contain the value"
                ),
            ]
        )
        declaration.constraints = property.constraints
        add(declaration)
    }

    /// Returns the parameter for a property. A method can require a value even if the property is optional.
    func parameter(_ property: PropertyDescription, isRequired: Bool = false) -> Parameter {
        let isOptional = property.isOptionalParameter && !isRequired
        return Parameter(
            label: property.swiftPropertyName,
            type: document.swiftValueType(of: property).text + (isOptional ? "?" : ""),
            hasDefault: property.hasDefault
        )
    }
}
