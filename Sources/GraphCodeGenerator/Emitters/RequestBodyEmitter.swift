import GraphSchema

/// Writes the bodies of actions that have parameters.
struct RequestBodyEmitter: Emitter {
    let fileName = "RequestBodies.generated.swift"

    func emit(_ document: SchemaDocument, into text: inout SourceText) {
        for action in document.actions {
            guard case .parameters = action.body else { continue }
            StructureEmitter(
                document: document,
                name: identifier(action.requestBodyName),
                comment: DocumentationComment("The body of the action `\(action.name.value)`.")
                    .paragraph(action.description)
                    .items(document.pathItems(of: action)),
                properties: action.parameters,
                action: action
            )
            .emit(into: &text)
        }
    }
}
