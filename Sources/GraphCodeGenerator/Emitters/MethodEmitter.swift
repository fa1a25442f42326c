import GraphSchema

/// Writes the methods of a request builder that send a plain method: `get`, `getResponse` and `getRequest`.
struct MethodEmitter {
    let document: SchemaDocument
    let use: PathOperation

    func emit(into text: inout SourceText) {
        let operation = use.operation
        var comment = DocumentationComment(operation.description)
        for note in use.facts.notes { comment = comment.paragraph(note) }
        var body: CallEmitter.Body?
        if case .type(let type) = operation.body, let resolved = document.resolve(type.value)?.type {
            body = CallEmitter.Body(type: resolved.swiftCode, expression: ".json(body)")
        }
        CallEmitter(
            document: document,
            verb: operation.method.verb,
            comment: comment.items(use.facts.items(use.request)),
            items: use.facts.items(use.request),
            body: body,
            noBodyExpression: nil,
            response: document.responseType(of: operation),
            operation:
                "\(identifier(document.client.operationsName)).\(identifier(use.node.operationConstantName(operation)))"
        )
        .emit(into: &text)
    }
}

extension SchemaDocument {
    /// The Swift type of an operation's answer; nil if it has none.
    func responseType(of operation: OperationDescription) -> Code? {
        guard let returns = operation.returns, let (type, isCollection) = resolve(returns.value) else { return nil }
        return isCollection ? "\(identifier(collectionResponseName(of: operation)))" : type.swiftCode
    }
}
