// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for a struct that is encoded as a JSON object: a type of the schema or a request body.
struct StructureEmitter: Emitter {
    let document: SchemaDocument
    let name: SwiftIdentifier
    let comment: DocumentationComment
    let properties: [PropertyDescription]
    /// The type that the properties belong to; `nil` if the properties are an action's parameters.
    var type: TypeDescription?
    /// The action whose parameters the properties are; `nil` if the properties belong to a type.
    var action: OperationDescription?
    /// Whether a method sends the type as its request body.
    var isSent = false

    private var access: Code { document.memberPrefix }
    private var hasUnreadableElements: Bool { properties.contains(where: isReadByElements) }

    /// Returns whether the elements of a property are decoded separately, so that an unreadable element does not affect
    /// the other elements. The elements of collections that the service sends are decoded separately.
    private func isReadByElements(_ property: PropertyDescription) -> Bool {
        action == nil && document.resolve(property.type.value)?.isCollection ?? false
    }

    func emit(into text: inout SourceText) {
        text.separate()
        text.comment(comment)
        text.block("\(document.typePrefix)struct \(name): GraphModel") { text in
            emitProperties(into: &text)
            ConstraintEmitter(document: document, properties: properties, action: action).emit(into: &text)
            emitInitializer(into: &text)
            emitCombinationInitializer(into: &text)
            emitUnavailableInitializer(into: &text)
            emitDecoding(into: &text)
            emitEncoding(into: &text)
        }
    }

    // MARK: - Properties

    private func emitProperties(into text: inout SourceText) {
        for property in properties {
            text.comment(DocumentationComment(document.propertyText(of: property, isParameter: action != nil)))
            let (name, type) = (identifier(property.swiftPropertyName), document.swiftType(of: property))
            guard let wrapper = storageType(of: property) else {
                text.line("\(access)var \(name): \(type)")
                continue
            }
            let storage = identifier(property.storageName)
            text.block("\(access)var \(name): \(type)" as Layout) { text in
                text.line("get { self.\(storage).value }")
                text.line("set { self.\(storage).value = newValue }")
            }
            text.line("private var \(storage): \(wrapper)<\(type)>")
        }
        text.line("\(access)var additionalData: [String: GraphJSONValue]")
        guard hasUnreadableElements else { return }
        text.comment(
            DocumentationComment("The collection elements that cannot be decoded. Encoding omits these elements.")
        )
        text.line("\(access)var unreadableElements: [UnreadableElement] = []")
    }

    /// Returns the wrapper type that stores a property's value, or `nil` if the property is stored directly.
    private func storageType(of property: PropertyDescription) -> Code? {
        if property.isSensitive { return "Sensitive" }
        return type.map { document.isRecursive(property, of: $0) } ?? false ? "GraphIndirect" : nil
    }

    /// Returns the assignment of a call's result to a property or to the property's wrapper.
    private func assignment(to property: PropertyDescription, _ call: Code, _ arguments: [Layout]) -> Layout {
        guard let wrapper = storageType(of: property) else {
            return .list("self.\(identifier(property.swiftPropertyName)) = \(call)(", arguments)
        }
        return .list("self.\(identifier(property.storageName)) = \(wrapper)(", [.list("\(call)(", arguments)])
    }

    // MARK: - Initializers

    private func emitInitializer(into text: inout SourceText) {
        text.separate()
        text.comment(DocumentationComment(initializerText))
        let parameters = properties.map { document.parameter($0) } + ["additionalData: [String: GraphJSONValue] = [:]"]
        text.block(.list("\(access)init(", parameters)) { text in
            for property in properties {
                let name = identifier(property.swiftPropertyName)
                if let wrapper = storageType(of: property) {
                    text.line("self.\(identifier(property.storageName)) = \(wrapper)(\(name))")
                } else {
                    text.line("self.\(name) = \(name)")
                }
            }
            text.line("self.additionalData = additionalData")
        }
    }

    private var initializerText: String {
        let what = action.map { "a request body for `\($0.name.value)`" } ?? "a value of type `\(name.name)`"
        let required = properties.filter { !$0.hasDefault }.map { "`\($0.swiftPropertyName)`" }
        return "Creates \(what)" + (required.isEmpty ? ". All properties are optional." : " with \(required.list).")
    }

    /// Writes an initializer that has a supported combination in place of the parameters that the combination consists
    /// of.
    private func emitCombinationInitializer(into text: inout SourceText) {
        guard let action, let set = action.combinations else { return }
        let others = document.parametersOutsideCombination(action)
        text.separate()
        text.comment(
            DocumentationComment(
                "Creates a request body from a supported combination of \(set.parameters.map { "`\($0.value)`" }.list)."
            )
        )
        let state = identifier(action.localName("state"))
        let parameters: [Layout] =
            ["_ \(state): \(identifier(action.combinationName))"] + others.map { document.parameter($0) }
            + ["additionalData: [String: GraphJSONValue] = [:]"]
        text.block(.list("\(access)init(", parameters)) { text in
            let combined = Set(set.parameters.map(\.value))
            let arguments: [Layout] = properties.map { property in
                let name = identifier(property.swiftPropertyName)
                return combined.contains(property.name.value)
                    ? "\(label: name): \(state).\(name)" : "\(label: name): \(name)"
            }
            text.line(.list("self.init(", arguments + ["additionalData: additionalData"]))
        }
    }

    /// Writes an unavailable initializer without parameters. The official SDKs have such an initializer, but it would
    /// create a value that the service rejects.
    private func emitUnavailableInitializer(into text: inout SourceText) {
        let required = properties.filter { !$0.hasDefault }
        guard action != nil || isSent, !required.isEmpty else { return }
        let call = "\(name.name)(" + required.map { $0.swiftPropertyName + ":" }.joined() + ")"
        text.separate()
        text.line("@available(*, unavailable, message: \(literal("use \(call)")))")
        text.block("\(access)init()", expression: "Self.unavailableInitializer()")
    }

    // MARK: - Coding

    private func emitDecoding(into text: inout SourceText) {
        text.separate()
        text.block("\(access)init(from decoder: any Decoder) throws") { text in
            text.line("let container = try decoder.container(keyedBy: GraphPropertyKey<Self>.self)")
            for property in properties { text.line(decoding(property)) }
            text.line("self.additionalData = try container.decodeAdditionalData()")
        }
    }

    private func decoding(_ property: PropertyDescription) -> Layout {
        let key: Layout = "forKey: \(literal(property.name.value))"
        if isReadByElements(property), let type = document.resolve(property.type.value)?.type {
            return assignment(
                to: property,
                property.isOptional ? "try container.decodeElementsIfPresent" : "try container.decodeElements",
                ["\(type.swiftCode).self", key, "unreadable: &self.unreadableElements"]
            )
        }
        return assignment(
            to: property,
            property.isOptional ? "try container.decodeIfPresent" : "try container.decode",
            ["\(document.swiftValueType(of: property)).self", key]
        )
    }

    private func emitEncoding(into text: inout SourceText) {
        text.separate()
        text.block("\(access)func encode(to encoder: any Encoder) throws") { text in
            text.line("var container = encoder.container(keyedBy: GraphPropertyKey<Self>.self)")
            text.line("try container.encodeAdditionalData(self.additionalData)")
            for property in properties {
                let method: Code = property.isOptional ? "encodeIfPresent" : "encode"
                let value: Layout = "self.\(identifier(property.swiftPropertyName))"
                text.line(.list("try container.\(method)(", [value, "forKey: \(literal(property.name.value))"]))
            }
        }
        text.separate()
        text.names(
            "\(access)static let propertyNames: Set<String> = [",
            properties.map { literal($0.name.value) },
            "]"
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
        text.line(
            .collection(
                "\(access)static let modelProperties: [String: any GraphModel.Type] = [",
                types.map { Layout($0) }
            )
        )
    }
}
