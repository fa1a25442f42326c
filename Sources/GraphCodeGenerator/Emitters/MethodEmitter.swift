// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for the request builder members that call an operation that is not an action, for example `get` and
/// `getRequest`.
struct MethodEmitter: Emitter {
    let document: SchemaDocument
    let operation: OperationDescription
    let uses: [PathOperation]

    private var bodyType: Code? {
        guard case .type(let type) = operation.body else { return nil }
        return document.resolve(type.value)?.type.swiftCode
    }

    func emit(into text: inout SourceText) {
        let access = document.memberPrefix
        let verb = operation.method.verb
        let response = document.responseType(of: operation)
        let body: [Layout] = bodyType.map { ["_ body: \($0)"] } ?? []
        let parameters = body + [configurationParameter]
        let arguments: Code = (bodyType == nil ? "" : "body, ") + "configuration: configuration"

        text.separate()
        text.comment(
            described(document.comment(of: operation, uses))
                .returns(document.responseText(of: operation))
                .throws(thrownByCalls)
        )
        text.deprecation(of: operation)
        let effects: Code = response.map { ") async throws -> \($0)" } ?? ") async throws"
        text.block(.list("\(access)func \(verb)(", parameters, effects)) {
            $0.line("try await context.send(\(verb)Request(\(arguments)))")
        }

        text.separate()
        text.comment(DocumentationComment("Creates the `\(operation.name.value)` request without sending it."))
        text.deprecation(of: operation)
        text.block(.list("\(access)func \(verb)Request(", parameters, ") -> GraphRequest<\(response ?? "Void")>")) {
            let operations: Layout = "\(document.facts(of: operation))"
            let body: [Layout] = bodyType == nil ? [] : ["body: .json(body)"]
            $0.line(.list("GraphRequest(", [operations, "at: context.path"] + body + ["configuration: configuration"]))
        }
    }

    private func described(_ comment: DocumentationComment) -> DocumentationComment {
        (bodyType.map { comment.parameter("body", "The `\($0.text)` to send in the request body.") } ?? comment)
            .parameter("configuration", configurationText)
    }
}

/// The last parameter of all methods that send requests.
let configurationParameter: Layout = "configuration: RequestConfiguration = RequestConfiguration()"
let configurationText = "The configuration for this call. The default is the client's configuration."

/// The errors that all methods that send requests can throw.
let thrownByCalls = "`GraphError` if the request fails, or `CancellationError` if the task is canceled."
