import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension GraphError {
    /// How much of an unreadable body is kept, in bytes.
    static let excerptLength = 1_024

    /// An error with what a response tells besides its body.
    init(
        kind: Kind,
        operation: GraphOperation,
        response: TransportResponse,
        message: String,
        underlying: (any Error)? = nil
    ) {
        self.init(kind: kind, operation: operation, message: message, underlying: underlying)
        status = response.status
        headers = response.headers
        attempts = response.attempts
        requestId = response.headers["request-id"]
        clientRequestId = response.headers["client-request-id"]
        retryAfter = RetryAfter.wait(response.headers, at: Date())
        if !response.body.isEmpty {
            // Before it is cut, or what is left of the token would not be known any more.
            bodyExcerpt = String(decoding: response.bodyWithoutSecrets.prefix(Self.excerptLength), as: UTF8.self)
        }
    }

    /// A transfer that failed, with the part of the response that had arrived.
    init(failureOf request: TransportRequest, _ error: any Error, attempts: Int? = nil, elapsed: Duration? = nil) {
        var effort = ""
        if let attempts, let elapsed {
            effort = " (\(attempts) attempt\(attempts == 1 ? "" : "s") in \(elapsed.textForPeople))"
        }
        if let partial = (error as? TransportError)?.partialResponse {
            self.init(
                kind: .transport,
                operation: request.operation,
                response: partial,
                message: "the response is incomplete" + effort,
                underlying: error
            )
        } else if let refusal = FailureDescription.refusal(error) {
            self.init(kind: .invalidRequest, operation: request.operation, message: refusal, underlying: error)
        } else {
            let message = FailureDescription.timeout(error) ?? "no response was received"
            self.init(kind: .transport, operation: request.operation, message: message + effort, underlying: error)
        }
        self.attempts = attempts
        clientRequestId = clientRequestId ?? request.clientRequestId
    }

    /// What an answer with an error status says.
    init(status response: TransportResponse, of operation: GraphOperation) {
        self.init(
            kind: .service,
            operation: operation,
            response: response,
            message: HTTPURLResponse.localizedString(forStatusCode: response.status)
        )
        guard let body = try? JSONCoding.decode(JSONValue.self, from: response.bodyWithoutSecrets),
            let error = body["error"], case .object = error
        else { return }
        bodyExcerpt = nil
        errorObject = error
        code = error.string("code")
        message = error.string("message") ?? message
        target = error.string("target")
        if case .array(let list) = error["details"] {
            details = list.map { item in
                Detail(code: item.string("code"), message: item.string("message"), target: item.string("target"))
            }
        }
        // The documentation's prose spells it 'innererror', its examples 'innerError'.
        innerError = error["innerError"] ?? error["innererror"]
        requestId = innerError?.string("request-id") ?? requestId
        clientRequestId = innerError?.string("client-request-id") ?? clientRequestId
        date = innerError?.string("date").map { GraphDateTimeOffset($0) }
    }
}

extension JSONValue {
    /// The member of an object; nil if there is none, or the value is no object.
    public subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The text of a member; nil if there is none, or it is no string.
    func string(_ key: String) -> String? {
        if case .string(let text) = self[key] { text } else { nil }
    }
}
