// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for all declarations of an operation: the methods, an action's request body and combinations, and the
/// facts.
struct OperationEmitter: Emitter {
    let document: SchemaDocument
    let operation: OperationDescription

    func emit(into text: inout SourceText) {
        let uses = document.uses(of: operation)
        guard !uses.isEmpty else { return }
        var builders: [String] = []
        var usesByBuilder: [String: [PathOperation]] = [:]
        for use in uses {
            let name = use.node.requestBuilderName
            if usesByBuilder[name] == nil { builders.append(name) }
            usesByBuilder[name, default: []].append(use)
        }
        for builder in builders {
            let uses = usesByBuilder[builder] ?? []
            text.separate()
            text.block("nonisolated extension \(identifier(builder))") { text in
                if operation.isAction {
                    ActionEmitter(document: document, action: operation, uses: uses).emit(into: &text)
                } else {
                    MethodEmitter(document: document, operation: operation, uses: uses).emit(into: &text)
                }
            }
        }
        if case .parameters = operation.body {
            StructureEmitter(
                document: document,
                name: identifier(operation.requestBodyName),
                comment: DocumentationComment("The request body of the `\(operation.name.value)` action."),
                properties: operation.parameters,
                action: operation
            )
            .emit(into: &text)
        }
        if let set = operation.combinations {
            CombinationEmitter(document: document, action: operation, set: set).emit(into: &text)
        }
        FactsEmitter(document: document, operation: operation, uses: uses).emit(into: &text)
    }
}

extension SourceText {
    /// Writes the attribute for a declaration that calls a deprecated operation.
    mutating func deprecation(of operation: OperationDescription) {
        guard let message = operation.deprecated?.value else { return }
        line(.list("@available(", ["*", "deprecated", "message: \(literal(message))"]))
    }
}

extension SchemaDocument {
    /// Returns the expression that refers to an operation's facts.
    func facts(of operation: OperationDescription) -> Code {
        "\(identifier(client.name.value)).Operations.\(identifier(operation.name.value))"
    }

    /// The operations that at least one path supports, in the order of the schema.
    var operationsInUse: [OperationDescription] { (methods + actions).filter { !uses(of: $0).isEmpty } }

    /// Returns the Swift type of an operation's response, or `nil` if the operation has no response.
    func responseType(of operation: OperationDescription) -> Code? {
        guard let returns = operation.returns, let (type, isCollection) = resolve(returns.value) else { return nil }
        return isCollection ? "CollectionResponse<\(type.swiftCode)>" : type.swiftCode
    }

    /// Returns the description of an operation's return value, or `nil` if the operation has no response.
    func responseText(of operation: OperationDescription) -> String? {
        guard let returns = operation.returns, let (type, isCollection) = resolve(returns.value) else { return nil }
        let name = "`\(type.swiftCode.text)`"
        return isCollection ? "A page of \(name) values." : "The \(name) that the service returns."
    }
}
