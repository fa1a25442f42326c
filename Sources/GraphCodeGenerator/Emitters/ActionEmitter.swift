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
        text.block("\(document.typePrefix)struct \(action.requestBuilderName): Sendable") { text in
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
            emitShortcut(action, comment, document, into: &text)
            emitCombinationShortcut(action, comment, document, into: &text)
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
        var noBodyExpression: String?
        switch action.body {
        case .parameters: body = CallEmitter.Body(type: action.requestBodyName, expression: ".json(body)")
        case .empty: noBodyExpression = ".emptyObject"
        case .none, .type: break
        }
        return CallEmitter(
            document: document,
            verb: action.method.swiftName,
            comment: comment,
            body: body,
            noBodyExpression: noBodyExpression,
            response: document.responseType(of: action, isAction: true),
            operation: "self.operation"
        )
    }

    /// The call with the body's members.
    private func emitShortcut(
        _ action: OperationDescription,
        _ comment: DocumentationComment,
        _ document: SchemaDocument,
        into text: inout SourceText
    ) {
        var arguments: [String]?
        if case .parameters = action.body {
            arguments = action.parameters.map { "\($0.swiftPropertyName): \(identifier($0.swiftPropertyName))" }
        }
        emitShortcut(
            action,
            comment,
            parameters: action.parameters,
            first: nil,
            body: arguments,
            document,
            into: &text
        )
    }

    /// The call with a supported combination and the other members.
    private func emitCombinationShortcut(
        _ action: OperationDescription,
        _ comment: DocumentationComment,
        _ document: SchemaDocument,
        into text: inout SourceText
    ) {
        guard action.combinations != nil else { return }
        let others = document.parametersBesidesCombination(action)
        emitShortcut(
            action,
            comment,
            parameters: others,
            first: "_ combination: \(action.combinationName)",
            body: ["combination"] + others.map { "\($0.swiftPropertyName): \(identifier($0.swiftPropertyName))" },
            document,
            into: &text
        )
    }

    private func emitShortcut(
        _ action: OperationDescription,
        _ comment: DocumentationComment,
        parameters: [PropertyDescription],
        first: String?,
        body: [String]?,
        _ document: SchemaDocument,
        into text: inout SourceText
    ) {
        let response = document.responseType(of: action, isAction: true)
        var comment = comment
        if first != nil { comment = comment.parameter("combination", "The supported combination to set.") }
        for parameter in parameters {
            comment = comment.parameter(parameter.swiftPropertyName, parameter.description)
        }
        comment = comment.parameter("configuration", "The settings of this call. Default: the client's own.")
        text.separate()
        text.comment(comment.returns(response.map { _ in "The answer." }).throws(thrownByCalls))
        text.block(
            "\(document.memberPrefix)func callAsFunction",
            (first.map { [$0] } ?? []) + parameters.map { document.parameter($0) }
                + ["configuration: RequestConfiguration = RequestConfiguration()"],
            "async throws" + (response.map { " -> " + $0 } ?? "")
        ) { text in
            guard let body else {
                text.line("try await self.\(action.method.swiftName)(configuration: configuration)")
                return
            }
            text.list("let requestBody = \(action.requestBodyName)(", body, ")")
            text.line("return try await self.\(action.method.swiftName)(requestBody, configuration: configuration)")
        }
    }
}
