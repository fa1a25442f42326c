import GraphSchema

/// Writes the supported combinations of each action as one type.
struct CombinationEmitter: Emitter {
    let fileName = "Combinations.generated.swift"

    func namesRuntimeTypes(_ document: SchemaDocument) -> Bool {
        document.actions.contains { action in
            defaultedParameters(of: action).contains { parameter in
                switch document.resolve(parameter.type.value)?.type {
                case .primitive(.duration), .primitive(.dateTimeOffset): true
                default: false
                }
            }
        }
    }

    func emit(_ document: SchemaDocument, into text: inout SourceText) {
        for action in document.actions {
            guard let set = action.combinations else { continue }
            emit(action, set, document, into: &text)
        }
    }

    private func emit(
        _ action: OperationDescription,
        _ set: CombinationSet,
        _ document: SchemaDocument,
        into text: inout SourceText
    ) {
        let access = document.memberPrefix
        let name = identifier(action.combinationName)
        let combined = parameters(named: set.parameters.map(\.value), of: action)
        let defaulted = defaultedParameters(of: action)
        let keys = combined.map { "`\($0.name.value)`" }.joined(separator: " and ")
        text.separate()
        text.comment(
            DocumentationComment("A combination of \(keys) that the service supports for `\(action.name.value)`.")
                .paragraph("Combinations that the service rejects cannot be made.")
                .items(document.pathItems(of: action))
        )
        text.block("\(document.typePrefix)struct \(name): SupportedCombination") { text in
            for parameter in combined {
                text.separate()
                text.comment(DocumentationComment(parameter.description))
                let type = document.swiftType(of: parameter)
                text.line("\(access)let \(identifier(parameter.swiftPropertyName)): \(type)")
            }
            for parameter in defaulted {
                text.separate()
                text.comment(
                    DocumentationComment("What the service takes without `\(parameter.name.value)`.")
                        .paragraph("Nil if the documentation does not tell.")
                )
                text.line("\(access)let \(defaultName(parameter)): \(document.swiftValueType(of: parameter))?")
            }
            emitMembers(set, name, combined, defaulted, document, into: &text)
            emitInitializers(combined, defaulted, document, into: &text)
            text.separate()
            text.comment(DocumentationComment("The values on the wire, with slashes between."))
            let values = combined.enumerated().flatMap { index, parameter -> [Code.StringPart] in
                let value = Code.StringPart.value("\(identifier(parameter.swiftPropertyName))")
                return index == 0 ? [value] : [.text("/"), value]
            }
            text.line("\(access)var description: String { \(Code.quoted(values)) }")
        }
    }

    private func emitMembers(
        _ set: CombinationSet,
        _ name: SwiftIdentifier,
        _ combined: [PropertyDescription],
        _ defaulted: [PropertyDescription],
        _ document: SchemaDocument,
        into text: inout SourceText
    ) {
        let access = document.memberPrefix
        for combination in set.values {
            let wire = combined.compactMap { value(of: $0, in: combination.values) }
            let description = combination.description.map { $0 + " " } ?? ""
            text.separate()
            text.comment(
                DocumentationComment("\(description)On the wire: `\(wire.joined(separator: "/"))`.")
            )
            var arguments = combined.map { parameter in
                document.swiftValue(value(of: parameter, in: combination.values) ?? "", of: parameter)
            }
            for parameter in defaulted {
                let value = value(of: parameter, in: combination.defaults)
                // The constant is optional, where '.none' would be nil.
                let text: Code = value.map { document.swiftValue($0, of: parameter, isOptional: true) } ?? "nil"
                arguments.append("\(defaultName(parameter)): \(text)")
            }
            text.list(
                "\(access)static let \(identifier(combination.swiftMemberName)) = \(name)(",
                arguments,
                ")"
            )
        }
        text.separate()
        text.comment(DocumentationComment("Every supported combination, in the order of the schema."))
        text.list(
            "\(access)static let allCases: [\(name)] = [",
            set.values.map { ".\(identifier($0.swiftMemberName))" },
            "]",
            trailingComma: true
        )
    }

    private func emitInitializers(
        _ combined: [PropertyDescription],
        _ defaulted: [PropertyDescription],
        _ document: SchemaDocument,
        into text: inout SourceText
    ) {
        let parameters: [Code] = combined.map {
            "\(parameter: identifier($0.swiftPropertyName)): \(document.swiftType(of: $0))"
        }
        text.separate()
        var comment = DocumentationComment("The supported combination of the given values; nil if it is not supported.")
        for parameter in combined { comment = comment.parameter(parameter.swiftPropertyName, parameter.description) }
        text.comment(comment)
        text.block("\(document.memberPrefix)init?", parameters) { text in
            text.block("for combination in Self.allCases") { text in
                for parameter in combined {
                    let name = identifier(parameter.swiftPropertyName)
                    text.line("guard combination.\(name) == \(name) else { continue }")
                }
                text.line("self = combination")
                text.line("return")
            }
            text.line("return nil")
        }
        text.separate()
        let members =
            parameters.map { "_ " + $0 }
            + defaulted.map { "\(defaultName($0)): \(document.swiftValueType(of: $0))?" }
        text.block("private init", members) { text in
            for parameter in combined {
                let name = identifier(parameter.swiftPropertyName)
                text.line("self.\(name) = \(name)")
            }
            for parameter in defaulted {
                text.line("self.\(defaultName(parameter)) = \(defaultName(parameter))")
            }
        }
    }

    /// The parameters of which a combination says what the service takes without them.
    private func defaultedParameters(of action: OperationDescription) -> [PropertyDescription] {
        let names = Set((action.combinations?.values ?? []).flatMap(\.defaults).map(\.parameter.value))
        return action.parameters.filter { names.contains($0.name.value) }
    }

    private func defaultName(_ parameter: PropertyDescription) -> SwiftIdentifier {
        identifier(parameter.combinationDefaultName)
    }

    private func parameters(named names: [String], of action: OperationDescription) -> [PropertyDescription] {
        names.compactMap { name in action.parameters.first { $0.name.value == name } }
    }

    private func value(
        of parameter: PropertyDescription,
        in values: [(parameter: Located<String>, value: Located<String>)]
    ) -> String? {
        values.first { $0.parameter.value == parameter.name.value }?.value.value
    }
}
