import GraphSchema

/// Writes the schema's structured types.
struct TypeEmitter: Emitter {
    let fileName = "Types.generated.swift"

    func emit(_ document: SchemaDocument, into text: inout SourceText) {
        for type in document.types {
            StructureEmitter(
                document: document,
                name: identifier(type.swiftTypeName),
                comment: DocumentationComment(type.description).paragraph(link(type.documentation?.value)),
                properties: type.properties,
                type: type
            )
            .emit(into: &text)
        }
    }
}
