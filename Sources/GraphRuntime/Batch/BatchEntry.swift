import Foundation

/// A request of a batch, whatever its type.
struct BatchEntry: Sendable {
    /// A request as it stands in a batch.
    struct Content: Sendable {
        let method: GraphMethod
        /// The path and query behind the version.
        let url: String
        let headers: [String: String]
        /// JSON; nil if there is none.
        let body: Data?
        let clientRequestId: String?
    }

    let id: String?
    let dependsOn: [String]
    let operation: GraphOperation
    /// The request, or why it cannot be sent.
    let content: Result<Content, GraphError>
}

/// What became of a request of a batch.
struct BatchOutcome: Sendable {
    let response: Result<TransportResponse, GraphError>
    let clientRequestId: String?

    /// The outcome as the value of the request.
    func result<Value>(_ request: GraphRequest<Value>) -> Result<Value, GraphError> {
        switch response {
        case .failure(var failure):
            failure.clientRequestId = failure.clientRequestId ?? clientRequestId
            return .failure(failure)
        case .success(let response):
            return Result { () throws(GraphError) in
                try request.graphResponse(of: response, clientRequestId: clientRequestId).value
            }
        }
    }
}

extension GraphRequestAdapter {
    /// A request as an entry of a batch.
    func entry<Value>(_ item: BatchItem<Value>) -> BatchEntry {
        let content: Result<BatchEntry.Content, GraphError>
        do throws(GraphError) {
            content = .success(try self.content(item.request))
        } catch {
            content = .failure(error)
        }
        return BatchEntry(
            id: item.id,
            dependsOn: item.dependsOn,
            operation: item.request.operation,
            content: content
        )
    }

    private func content<Value>(_ request: GraphRequest<Value>) throws(GraphError) -> BatchEntry.Content {
        let whole = try transportRequest(for: request)
        var body = whole.body
        var headers: [String: String] = [:]
        // What concerns the call as a whole stands on the batch.
        for field in whole.headers.fields where !["accept", "sdkversion"].contains(field.name.lowercased()) {
            headers[field.name] = field.value
        }
        if body == nil, request.method == .post {
            // The documentation shows every POST in a batch with a body.
            body = Data("{}".utf8)
            headers["Content-Type"] = "application/json"
        }
        return BatchEntry.Content(
            method: request.method,
            url: try relativeURL(of: request),
            headers: headers,
            body: body,
            clientRequestId: whole.clientRequestId
        )
    }
}
