// SPDX-License-Identifier: MIT

import Foundation

/// A request in a batch, without its response type.
struct BatchEntry: Sendable {
    /// The contents of a request in a batch.
    struct Content: Sendable {
        let method: GraphMethod
        /// The path and query that follow the version in the URL.
        let url: String
        let headers: [String: String]
        /// The JSON body; `nil` if there is none.
        let body: Data?
        let clientRequestId: String?
    }

    let id: String?
    let dependsOn: [String]
    let operation: GraphOperation
    /// The contents of the request, or the error that explains why the request cannot be sent.
    let content: Result<Content, GraphError>
}

/// The outcome of a request in a batch.
struct BatchOutcome: Sendable {
    let response: Result<TransportResponse, GraphError>
    let clientRequestId: String?

    /// Converts the outcome to a result with the response type of a request.
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
    /// Converts an item to a batch entry.
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
        // `Accept` and `SdkVersion` belong to the batch request, not to its entries.
        for field in whole.headers.fields where !["accept", "sdkversion"].contains(field.name.lowercased()) {
            headers[field.name] = field.value
        }
        if body == nil, request.method == .post {
            // In the documentation, every POST request in a batch has a body.
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
