import GraphSchema

/// Writes the request builders of paths: a struct for each place of the tree.
struct RequestBuilderEmitter: Emitter {
    let fileName = "RequestBuilders.generated.swift"

    func emit(_ document: SchemaDocument, into text: inout SourceText) {
        for node in document.pathTree.selfAndDescendants.dropFirst() { emit(node, document, into: &text) }
    }

    private func emit(_ node: PathNode, _ document: SchemaDocument, into text: inout SourceText) {
        let access = document.memberPrefix
        text.separate()
        text.comment(
            DocumentationComment(node.path?.description ?? "Leads on to what is below `\(node.template)`.")
                .paragraph("Path: `\(node.template)`")
        )
        text.block("\(document.typePrefix)struct \(identifier(node.requestBuilderName)): Sendable") { text in
            text.comment(DocumentationComment("The builder's client and path."))
            text.line("\(access)let context: RequestContext")
            text.separate()
            text.comment(
                DocumentationComment("A builder of requests at a path.")
                    .parameter("context", "The builder's client and path.")
            )
            text.block("\(access)init(context: RequestContext)") { $0.line("self.context = context") }
            for child in node.children { Self.emitStep(to: child, context: "self.context", document, into: &text) }
            for method in document.methods(of: node) {
                MethodEmitter(document: document, use: method).emit(into: &text)
            }
            for action in document.actions(of: node) { emitAction(action, document, into: &text) }
        }
    }

    /// Writes what leads from one builder to the next: a property or, for a placeholder, a subscript and a method.
    static func emitStep(
        to child: PathNode,
        context: Code,
        _ document: SchemaDocument,
        into text: inout SourceText
    ) {
        let access = document.memberPrefix
        let type = identifier(child.requestBuilderName)
        let description = child.path?.description ?? "Leads on to what is below `\(child.template)`."
        let comment = DocumentationComment(description).paragraph("Path: `\(child.template)`")
        text.separate()
        switch child.segments.last {
        case .parameter(let name):
            guard let parameter = child.parameterName, let method = child.byMethodName else { return }
            let meaning = child.parameterDescription ?? "The value of `{\(name)}` in the path."
            let full = comment.parameter(parameter, meaning).returns("The builder of that path.")
            let step = nestedList(
                "\(type)(",
                ["context: \(context).appending(parameter: \(literal(name)), value: \(identifier(parameter)))"],
                ")",
                depth: 2
            )
            text.comment(full)
            text.block("\(access)subscript(\(parameter: identifier(parameter)): String) -> \(type)") { $0.line(step) }
            text.separate()
            text.comment(full)
            text.block("\(access)func \(identifier(method))(_ \(parameter: identifier(parameter)): String) -> \(type)")
            {
                $0.line(step)
            }
        case .literal(let segment):
            guard let property = child.propertyName else { return }
            text.comment(comment)
            text.block("\(access)var \(identifier(property)): \(type)") { text in
                text.list("\(type)(", ["context: \(context).appending(\(literal(segment)))"], ")")
            }
        case nil: break
        }
    }

    private func emitAction(_ use: PathOperation, _ document: SchemaDocument, into text: inout SourceText) {
        let action = use.operation
        let type = identifier(action.requestBuilderName)
        var comment = DocumentationComment(action.description)
        for note in use.facts.notes { comment = comment.paragraph(note) }
        text.separate()
        text.comment(comment.items(use.facts.items(use.request)))
        text.block("\(document.memberPrefix)var \(identifier(action.name.value)): \(type)") { text in
            text.list(
                "\(type)(",
                [
                    "context: self.context.appending(\(literal(action.name.value)))",
                    "operation: \(identifier(document.client.operationsName))."
                        + "\(identifier(use.node.operationConstantName(action)))",
                ],
                ")"
            )
        }
    }
}
