// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for the client, which is the root of all request builders, and the client's list of operations.
struct ClientEmitter: Emitter {
    let document: SchemaDocument

    func emit(into text: inout SourceText) {
        let access = document.memberPrefix
        let client = document.client
        let operations = document.operationsInUse
        text.comment(DocumentationComment(client.description))
        text.block("\(document.typePrefix)struct \(identifier(client.name.value)): GraphClient") { text in
            text.line("\(access)static let serviceVersion = \(literal(document.version.rawValue))")
            if let sdkVersion = client.sdkVersion {
                text.line("\(access)static let sdkVersion = \(literal(sdkVersion.value))")
            }
            text.line("\(access)let requestAdapter: GraphRequestAdapter")
            text.block(
                "\(access)init(requestAdapter: GraphRequestAdapter)",
                expression: "self.requestAdapter = requestAdapter"
            )
            for child in document.pathTree.children {
                StepEmitter(document: document, node: child).emit(into: &text)
            }
            text.separate()
            text.comment(
                DocumentationComment(
                    "The operations that the client can call. An operation with several paths is listed once for each path."
                )
            )
            text.names(
                "\(access)static let operations: [GraphOperation] = [",
                operations.map { "Operations.\(identifier($0.name.value)).all" },
                operations.isEmpty ? "]" : "].flatMap { $0 }"
            )
            text.separate()
            text.comment(DocumentationComment("The schema's description of each operation."))
            text.line("enum Operations {}")
        }
    }
}
