import GraphSchema

/// Writes a struct that is coded as a JSON object; types, request bodies and answers all are.
struct StructureEmitter {
    let document: SchemaDocument
    let name: SwiftIdentifier
    let comment: DocumentationComment
    let properties: [PropertyDescription]
    /// The type that the properties belong to; nil if they are an action's parameters.
    var type: TypeDescription?
    /// The action whose parameters the properties are; nil if they belong to a type.
    var action: OperationDescription?

    private var access: Code { document.memberPrefix }

    /// The collections of which one element that cannot be read does not make the others unreadable: those of what the
    /// service sends.
    private func isReadByElements(_ property: PropertyDescription) -> Bool {
        action == nil && document.resolve(property.type.value)?.isCollection ?? false
    }

    private var hasUnreadableElements: Bool { properties.contains(where: isReadByElements) }

    func emit(into text: inout SourceText) {
        text.separate()
        text.comment(comment)
        let hasSecrets = properties.contains(where: \.isSecret)
        let conformances: Code = hasSecrets ? "GraphModel, Swift.CustomReflectable" : "GraphModel"
        text.block("\(document.typePrefix)struct \(name): \(conformances)") { text in
            emitProperties(into: &text)
            emitConstants(into: &text)
            emitInitializer(into: &text)
            emitCombinationInitializer(into: &text)
            emitDecoding(into: &text)
            emitEncoding(into: &text)
            if hasSecrets { emitMirror(into: &text) }
            ValidationEmitter(document: document, properties: properties, action: action).emit(into: &text)
        }
    }

    private func emitProperties(into text: inout SourceText) {
        for property in properties {
            text.separate()
            text.comment(propertyComment(property))
            let declaration: Code =
                "\(access)var \(identifier(property.swiftPropertyName)): \(document.swiftType(of: property))"
            if isIndirect(property) {
                let storage = identifier(property.storageName)
                text.block(declaration) { text in
                    text.line("get { self.\(storage).value }")
                    text.line("set { self.\(storage).value = newValue }")
                }
                text.separate()
                text.line("private var \(storage): Indirect<\(document.swiftType(of: property))>")
            } else {
                text.line(declaration)
            }
        }
        text.separate()
        text.comment(DocumentationComment("The JSON members that the schema does not describe, by key."))
        text.line("\(access)var additionalData: [String: JSONValue]")
        guard hasUnreadableElements else { return }
        text.separate()
        text.comment(
            DocumentationComment("The elements of collections that cannot be read, which the collections leave out.")
                .paragraph("They are not encoded.")
        )
        text.line("\(access)var unreadableElements: [UnreadableElement] = []")
    }

    private func isIndirect(_ property: PropertyDescription) -> Bool {
        type.map { document.isRecursive(property, of: $0) } ?? false
    }

    private func propertyComment(_ property: PropertyDescription) -> DocumentationComment {
        var facts = property.limits
        if property.readOnly { facts.insert("The service computes it.", at: 0) }
        if property.isOptional {
            facts.insert(action == nil ? "Nil if the service did not send it." : "Nil leaves it out.", at: 0)
        }
        if property.isRequiredInRequests, action == nil { facts.insert("A request must have it.", at: 1) }
        return DocumentationComment(property.description)
            .paragraph(facts.isEmpty ? nil : facts.joined(separator: " "))
    }

    private func emitConstants(into text: inout SourceText) {
        for property in properties {
            for constant in document.constants(of: property) {
                text.separate()
                text.comment(DocumentationComment(constant.comment))
                let head: Code = "\(access)static let \(identifier(constant.name)): \(constant.type) ="
                if constant.isList {
                    text.list(head + " [", constant.values, "]", trailingComma: true)
                } else {
                    text.assignment(head, constant.values.joined(separator: ""))
                }
            }
        }
    }

    private func emitInitializer(into text: inout SourceText) {
        var comment = DocumentationComment("A value of its members.")
        for property in properties { comment = comment.parameter(property.swiftPropertyName, property.parameterText) }
        comment = comment.parameter("additionalData", "The JSON members that the schema does not describe, by key.")
        text.separate()
        text.comment(comment)
        let parameters = properties.map { document.parameter($0) } + ["additionalData: [String: JSONValue] = [:]"]
        text.block("\(access)init", parameters) { text in
            for property in properties {
                let name = identifier(property.swiftPropertyName)
                let isIndirect = isIndirect(property)
                text.line(
                    "self.\(isIndirect ? identifier(property.storageName) : name) = "
                        + (isIndirect ? "Indirect(\(name))" : "\(name)")
                )
            }
            text.line("self.additionalData = additionalData")
        }
    }

    /// A second initialiser that takes a supported combination in place of its parameters.
    private func emitCombinationInitializer(into text: inout SourceText) {
        guard let action, let set = action.combinations else { return }
        let others = document.parametersBesidesCombination(action)
        var comment = DocumentationComment("A value with a supported combination.")
            .parameter("combination", "The combination.")
        for property in others { comment = comment.parameter(property.swiftPropertyName, property.parameterText) }
        comment = comment.parameter("additionalData", "The JSON members that the schema does not describe, by key.")
        text.separate()
        text.comment(comment)
        let parameters =
            ["_ combination: \(identifier(action.combinationName))"] + others.map { document.parameter($0) }
            + ["additionalData: [String: JSONValue] = [:]"]
        text.block("\(access)init", parameters) { text in
            var arguments: [Code] = properties.map { property in
                let name = identifier(property.swiftPropertyName)
                let isCombined = set.parameters.contains { $0.value == property.name.value }
                return "\(label: name): \(isCombined ? "combination." : "" as Code)\(name)"
            }
            arguments.append("additionalData: additionalData")
            text.list("self.init(", arguments, ")")
        }
    }

    /// What is printed of a value is what its mirror shows.
    private func emitMirror(into text: inout SourceText) {
        text.separate()
        text.comment(DocumentationComment("Shows the members, but not the values of those that are secret."))
        text.block("\(access)var customMirror: Swift.Mirror") { text in
            let children: [Code] = properties.map { property in
                let value: Code = "self.\(identifier(property.swiftPropertyName))"
                let mask = literal("•••")
                let shown: Code =
                    property.isOptional
                    ? value + (property.isSecret ? ".map { _ in \(mask) }" : "") + " as Any"
                    : property.isSecret ? mask : value
                return "\(literal(property.swiftPropertyName)): \(shown)"
            }
            text.list(
                "let children: Swift.KeyValuePairs<String, Any> = [",
                children + (hasUnreadableElements ? ["\"unreadableElements\": self.unreadableElements"] : [])
                    + ["\"additionalData\": self.additionalData"],
                "]",
                trailingComma: true
            )
            text.line("return Swift.Mirror(self, children: children, displayStyle: .struct)")
        }
    }

    private func emitDecoding(into text: inout SourceText) {
        text.separate()
        text.comment(
            DocumentationComment("Reads a JSON object.")
                .parameter("decoder", "Where to read from.")
                .throws("`DecodingError` if a member lacks or has another type.")
        )
        text.block("\(access)init(from decoder: any Decoder) throws") { text in
            text.line("let container = try decoder.container(keyedBy: PropertyKey<Self>.self)")
            for property in properties {
                if isReadByElements(property) {
                    emitElements(of: property, into: &text)
                    continue
                }
                let method: Code = property.isOptional ? "decodeIfPresent" : "decode"
                let isIndirect = isIndirect(property)
                let target = identifier(isIndirect ? property.storageName : property.swiftPropertyName)
                text.list(
                    "self.\(target) = \(isIndirect ? "Indirect(" : "" as Code)try container.\(method)(",
                    ["\(document.swiftValueType(of: property)).self", "forKey: \(literal(property.name.value))"],
                    isIndirect ? "))" : ")"
                )
            }
            text.line("self.additionalData = try container.decodeAdditionalData()")
        }
    }

    private func emitElements(of property: PropertyDescription, into text: inout SourceText) {
        guard let type = document.resolve(property.type.value)?.type else { return }
        let method: Code = property.isOptional ? "decodeElementsIfPresent" : "decodeElements"
        text.list(
            "self.\(identifier(property.swiftPropertyName)) = try container.\(method)(",
            [
                "\(type.swiftCode).self", "forKey: \(literal(property.name.value))",
                "unreadable: &self.unreadableElements",
            ],
            ")"
        )
    }

    private func emitEncoding(into text: inout SourceText) {
        text.separate()
        text.comment(
            DocumentationComment("Writes a JSON object; members that are nil are left out.")
                .parameter("encoder", "Where to write to.")
                .throws("`EncodingError` if a value cannot be written.")
        )
        text.block("\(access)func encode(to encoder: any Encoder) throws") { text in
            text.line("var container = encoder.container(keyedBy: PropertyKey<Self>.self)")
            text.line("try container.encodeAdditionalData(self.additionalData)")
            for property in properties {
                let method: Code = property.isOptional ? "encodeIfPresent" : "encode"
                let name = identifier(property.swiftPropertyName)
                text.list("try container.\(method)(", ["self.\(name)", "forKey: \(literal(property.name.value))"], ")")
            }
        }
        text.separate()
        text.comment(DocumentationComment("The names of the JSON members that the schema describes."))
        text.list(
            "\(access)static let propertyNames: Set<String> = [",
            properties.map { literal($0.name.value) },
            "]",
            trailingComma: true
        )
        emitModelProperties(into: &text)
    }

    private func emitModelProperties(into text: inout SourceText) {
        let types: [Code] = properties.compactMap { property in
            guard let reference = document.resolve(property.type.value), case .structure = reference.type else {
                return nil
            }
            return "\(literal(property.name.value)): \(reference.type.swiftCode).self"
        }
        guard !types.isEmpty else { return }
        text.separate()
        text.comment(DocumentationComment("The types of the members whose values are structs."))
        text.list(
            "\(access)static let modelProperties: [String: any GraphModel.Type] = [",
            types,
            "]",
            trailingComma: true
        )
    }
}
