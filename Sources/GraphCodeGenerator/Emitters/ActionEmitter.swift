import GraphSchema

/// Writes the request builders of actions: one for each, however many paths offer it.
struct ActionEmitter: Emitter {
    let fileName = "ActionRequestBuilders.generated.swift"

    func emit(_ document: SchemaDocument, into text: inout SourceText) {
        for action in document.actions { emit(action, document, into: &text) }
    }

    private func emit(_ action: OperationDescription, _ document: SchemaDocument, into text: inout SourceText) {
        let access = document.memberPrefix
        let comment = comment(action, document)
        text.separate()
        text.comment(comment)
        text.block("\(document.typePrefix)struct \(identifier(action.requestBuilderName)): Sendable") { text in
            text.comment(DocumentationComment("The builder's client and path."))
            text.line("\(access)let context: RequestContext")
            text.separate()
            text.comment(DocumentationComment("What the schema says of the action on this path."))
            text.line("\(access)let operation: GraphOperation")
            text.separate()
            text.comment(
                DocumentationComment("A builder of requests at a path.")
                    .parameter("context", "The builder's client and path.")
                    .parameter("operation", "What the schema says of the action on this path.")
            )
            text.block("\(access)init(context: RequestContext, operation: GraphOperation)") { text in
                text.line("self.context = context")
                text.line("self.operation = operation")
            }
            call(action, comment, document).emit(into: &text)
            for shortcut in shortcuts(action, comment, document) { shortcut.emit(into: &text) }
        }
    }

    private func comment(_ action: OperationDescription, _ document: SchemaDocument) -> DocumentationComment {
        var comment = DocumentationComment(action.description)
        for note in action.facts.notes { comment = comment.paragraph(note) }
        return comment.items(document.pathItems(of: action))
    }

    private func call(
        _ action: OperationDescription,
        _ comment: DocumentationComment,
        _ document: SchemaDocument
    ) -> CallEmitter {
        var body: CallEmitter.Body?
        var noBodyExpression: Code?
        switch action.body {
        case .parameters:
            body = CallEmitter.Body(type: "\(identifier(action.requestBodyName))", expression: ".json(body)")
        case .empty: noBodyExpression = ".emptyObject"
        case .none, .type: break
        }
        return CallEmitter(
            document: document,
            verb: action.method.verb,
            comment: comment,
            items: document.pathItems(of: action),
            body: body,
            noBodyExpression: noBodyExpression,
            response: document.responseType(of: action),
            operation: "self.operation"
        )
    }

    /// The calls with the body's members and, where there are combinations, with one of them and the other members.
    private func shortcuts(
        _ action: OperationDescription,
        _ comment: DocumentationComment,
        _ document: SchemaDocument
    ) -> [ShortcutEmitter] {
        let all = ShortcutEmitter(
            document: document,
            action: action,
            comment: comment,
            parameters: action.parameters,
            takesCombination: false
        )
        guard action.combinations != nil else { return [all] }
        let typed = ShortcutEmitter(
            document: document,
            action: action,
            comment: comment,
            parameters: document.parametersBesidesCombination(action),
            takesCombination: true
        )
        return [all, typed]
    }
}
