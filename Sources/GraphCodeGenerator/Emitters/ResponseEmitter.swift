import GraphSchema

/// Writes the answers that hold a collection, as OData wraps them.
struct ResponseEmitter: Emitter {
    let fileName = "Responses.generated.swift"

    func emit(_ document: SchemaDocument, into text: inout SourceText) {
        for operation in document.operationsWithOwnResponse {
            guard let returns = operation.returns else { continue }
            let kind = operation.isAction ? "action" : "method"
            emit(
                operation.responseName,
                elements: returns,
                DocumentationComment("The response of the \(kind) `\(operation.name.value)`.")
                    .items(document.pathItems(of: operation)),
                document,
                into: &text
            )
        }
        for type in document.collectionResponseTypes {
            emit(
                type.collectionResponseName,
                elements: Located("Collection(\(document.namespace.value).\(type.name.value))", at: type.name.location),
                DocumentationComment("A page of values of ``\(type.swiftTypeName)``.")
                    .paragraph(link(type.documentation?.value)),
                document,
                into: &text
            )
        }
    }

    private func emit(
        _ name: String,
        elements: Located<String>,
        _ comment: DocumentationComment,
        _ document: SchemaDocument,
        into text: inout SourceText
    ) {
        func property(
            _ key: String,
            _ type: Located<String>,
            nullable: Bool,
            swiftName: String? = nil,
            _ description: String
        ) -> PropertyDescription {
            PropertyDescription(
                name: Located(key, at: type.location),
                swiftName: swiftName.map { Located($0, at: type.location) },
                type: type,
                nullable: nullable,
                description: description
            )
        }
        func edm(_ type: EdmType) -> Located<String> { Located(type.rawValue, at: elements.location) }
        StructureEmitter(
            document: document,
            name: identifier(name),
            comment: comment,
            properties: [
                property("value", elements, nullable: false, "The values."),
                property(
                    "@odata.count",
                    edm(.int64),
                    nullable: true,
                    swiftName: "odataCount",
                    "How many values there are in all."
                ),
                property(
                    "@odata.nextLink",
                    edm(.string),
                    nullable: true,
                    swiftName: "odataNextLink",
                    "The URL of the next page, to be used as it is."
                ),
            ]
        )
        .emit(into: &text)
    }
}
