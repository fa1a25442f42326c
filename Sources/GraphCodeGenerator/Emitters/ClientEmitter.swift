import GraphSchema

/// Writes the root client.
struct ClientEmitter: Emitter {
    let fileName = "Client.generated.swift"

    func emit(_ document: SchemaDocument, into text: inout SourceText) {
        let access = document.memberPrefix
        let client = document.client
        text.comment(
            DocumentationComment(client.description)
                .paragraph("Its request builders follow the paths of the service, as those of the official SDKs do.")
        )
        text.block("\(document.typePrefix)struct \(identifier(client.name.value)): GraphClient") { text in
            text.comment(DocumentationComment("The version of the service."))
            text.line("\(access)static let serviceVersion = \(literal(document.version.value))")
            text.separate()
            text.comment(DocumentationComment("Sends the client's requests."))
            text.line("\(access)let requestAdapter: RequestAdapter")
            text.separate()
            text.comment(
                DocumentationComment("A client that sends its requests with an adapter.")
                    .parameter("requestAdapter", "Sends the client's requests.")
            )
            text.block("\(access)init(requestAdapter: RequestAdapter)") {
                $0.line("self.requestAdapter = requestAdapter")
            }
            for child in document.pathTree.children {
                RequestBuilderEmitter.emitStep(
                    to: child,
                    context: "self.context",
                    document,
                    into: &text
                )
            }
        }
    }
}
