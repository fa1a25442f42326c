import GraphSchema

/// Writes a call of an action with the members of its body, in the same three forms as the call with the body itself.
struct ShortcutEmitter {
    let document: SchemaDocument
    let action: OperationDescription
    let comment: DocumentationComment
    /// The members that the caller gives, besides a combination.
    let parameters: [PropertyDescription]
    /// Whether the caller gives a supported combination first.
    let takesCombination: Bool

    private var access: Code { document.memberPrefix }
    private var response: Code? { document.responseType(of: action) }
    private var verb: Code { action.method.verb }

    func emit(into text: inout SourceText) {
        text.separate()
        text.comment(described(comment, returns: response.map { _ in "The answer." }).throws(thrownByCalls))
        text.block(
            "\(access)func callAsFunction",
            signature,
            "async throws" + (response.map { " -> " + $0 } ?? "")
        ) { emitCall("try await self.\(verb)(", into: &$0) }

        // Without members these two forms are those of the call itself.
        guard case .parameters = action.body else { return }
        let value = response ?? "Void"
        text.separate()
        text.comment(
            described(comment, returns: "The answer, with its status and headers.").throws(thrownByCalls)
        )
        text.block("\(access)func response", signature, "async throws -> GraphResponse<\(value)>") {
            emitCall("try await self.\(verb)Response(", into: &$0)
        }

        text.separate()
        let unsent = DocumentationComment("The request that the call with these members sends, without sending it.")
            .items(document.pathItems(of: action))
        text.comment(described(unsent, returns: "The request."))
        text.block("\(access)func request", signature, "-> GraphRequest<\(value)>") {
            emitCall("self.\(verb)Request(", into: &$0)
        }
    }

    private var signature: [Code] {
        (takesCombination ? ["_ combination: \(identifier(action.combinationName))"] : [])
            + parameters.map { document.parameter($0) }
            + ["configuration: RequestConfiguration = RequestConfiguration()"]
    }

    private func described(_ comment: DocumentationComment, returns: String?) -> DocumentationComment {
        var comment = comment
        if takesCombination { comment = comment.parameter("combination", "The supported combination to set.") }
        for parameter in parameters {
            comment = comment.parameter(parameter.swiftPropertyName, parameter.parameterText)
        }
        return comment.parameter("configuration", "The settings of this call. Default: the client's own.")
            .returns(returns)
    }

    private func emitCall(_ call: Code, into text: inout SourceText) {
        guard case .parameters = action.body else {
            text.line(call + "configuration: configuration)")
            return
        }
        let members: [Code] = parameters.map { parameter in
            let name = identifier(parameter.swiftPropertyName)
            return "\(label: name): \(name)"
        }
        text.list(
            "let requestBody = \(identifier(action.requestBodyName))(",
            (takesCombination ? ["combination"] : []) + members,
            ")"
        )
        text.line("return \(call)requestBody, configuration: configuration)")
    }
}
