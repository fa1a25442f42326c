import GraphSchema

/// Writes the three forms of a call: its answer, its answer with status and headers, and its request.
struct CallEmitter {
    /// The value that a caller gives as the body.
    struct Body {
        let type: Code
        let expression: Code
    }

    let document: SchemaDocument
    let verb: Code
    let comment: DocumentationComment
    /// The paths, permissions and pages, for the comment of the request.
    let items: [String]
    /// What the caller gives; nil if the caller gives nothing.
    let body: Body?
    /// What is sent when the caller gives nothing; nil for no body.
    let noBodyExpression: Code?
    /// The type of the answer; nil if there is none.
    let response: Code?
    /// What the schema says of the operation, as an expression.
    let operation: Code

    private var access: Code { document.memberPrefix }
    private var value: Code { response ?? "Void" }

    private var parameters: [Code] {
        let configuration: Code = "configuration: RequestConfiguration = RequestConfiguration()"
        return (body.map { ["_ body: \($0.type)"] } ?? []) + [configuration]
    }

    private var arguments: Code { (body == nil ? "" : "body, ") + "configuration: configuration" }

    func emit(into text: inout SourceText) {
        text.separate()
        text.comment(described(comment, returns: response.map { _ in "The answer." }).throws(thrownByCalls))
        text.block(
            "\(access)func \(verb)",
            parameters,
            "async throws" + (response.map { " -> " + $0 } ?? "")
        ) { $0.line("try await self.context.send(self.\(verb)Request(\(arguments)))") }

        text.separate()
        text.comment(
            described(comment, returns: "The answer, with its status and headers.").throws(thrownByCalls)
        )
        text.block("\(access)func \(verb)Response", parameters, "async throws -> GraphResponse<\(value)>") {
            $0.line("try await self.context.response(for: self.\(verb)Request(\(arguments)))")
        }

        text.separate()
        let unsent = DocumentationComment("The request that `\(verb.text)` sends, without sending it.").items(items)
        text.comment(described(unsent, returns: "The request."))
        text.block("\(access)func \(verb)Request", parameters, "-> GraphRequest<\(value)>") { text in
            let sent: [Code] = (body?.expression ?? noBodyExpression).map { ["body: \($0)"] } ?? []
            text.list(
                "GraphRequest(",
                [operation, "at: self.context.path"] + sent + ["configuration: configuration"],
                ")"
            )
        }
    }

    private func described(_ comment: DocumentationComment, returns: String?) -> DocumentationComment {
        let withBody = body == nil ? comment : comment.parameter("body", "What is sent.")
        return withBody.parameter("configuration", "The settings of this call. Default: the client's own.")
            .returns(returns)
    }
}
