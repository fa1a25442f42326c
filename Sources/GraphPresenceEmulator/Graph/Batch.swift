import Foundation
import GraphPresence

/// A JSON batch: up to 20 requests in one, as [the documentation](https://learn.microsoft.com/graph/json-batching)
/// describes it.
struct Batch {
    /// One request of a batch.
    struct Item {
        let id: String
        let request: ServerRequest
        let dependsOn: [String]

        /// Ids are compared without case.
        var key: String { id.lowercased() }
    }

    static let maximumCount = 20

    private let items: [Item]

    /// Reads a batch.
    ///
    /// - Throws: ``PresenceServiceError`` of status 400 if it is malformed, and then no request of it is performed.
    init(_ request: ServerRequest) throws(PresenceServiceError) {
        guard let value = try? JSONCoding.decode(GraphJSONValue.self, from: request.body),
            case .array(let requests)? = value["requests"]
        else { throw Self.malformed("The body has no array 'requests'.") }
        guard !requests.isEmpty, requests.count <= Self.maximumCount else {
            throw Self.malformed("A batch has 1 to \(Self.maximumCount) requests.")
        }
        var items: [Item] = []
        for item in requests { items.append(try Item(item, of: request)) }
        let keys = items.map(\.key)
        guard Set(keys).count == keys.count else { throw Self.malformed("Two requests have the same id.") }
        for id in items.flatMap(\.dependsOn) where !keys.contains(id.lowercased()) {
            throw Self.malformed("There is no request '\(id)' to depend on.")
        }
        self.items = try Self.ordered(items)
    }

    /// Performs the requests, those that others depend on first.
    ///
    /// - Parameter perform: Returns the response to one request.
    /// - Returns: The body of the batch's answer.
    func response(_ perform: (ServerRequest) -> TransportResponse) -> GraphJSONValue {
        var statuses: [String: Int] = [:]
        var responses: [GraphJSONValue] = []
        for item in items {
            let hasFailed = item.dependsOn.contains { statuses[$0.lowercased()].map { $0 >= 400 } ?? true }
            let response = hasFailed ? nil : perform(item.request)
            statuses[item.key] = response?.status ?? 424
            responses.append(Self.response(item, response))
        }
        return ["responses": .array(responses)]
    }

    private static func response(_ item: Item, _ response: TransportResponse?) -> GraphJSONValue {
        guard let response else {
            let message = "The request was not performed, because one that it depends on failed."
            return [
                "id": .string(item.id),
                "status": 424,
                "body": ["error": ["code": "FailedDependency", "message": .string(message)]],
            ]
        }
        let headers = response.headers.fields.map { ($0.name, GraphJSONValue.string($0.value)) }
        var answer: [String: GraphJSONValue] = [
            "id": .string(item.id),
            "status": .integer(Int64(response.status)),
            "headers": .object(Dictionary(headers) { $1 }),
        ]
        if let body = try? JSONCoding.decode(GraphJSONValue.self, from: response.body) { answer["body"] = body }
        return .object(answer)
    }

    /// The requests, each behind those that it depends on.
    private static func ordered(_ items: [Item]) throws(PresenceServiceError) -> [Item] {
        var rest = items
        var ordered: [Item] = []
        while !rest.isEmpty {
            let done = Set(ordered.map(\.key))
            let ready = rest.filter { $0.dependsOn.allSatisfy { done.contains($0.lowercased()) } }
            guard !ready.isEmpty else { throw malformed("Requests depend on one another in a circle.") }
            ordered += ready
            let readyKeys = Set(ready.map(\.key))
            rest.removeAll { readyKeys.contains($0.key) }
        }
        return ordered
    }

    fileprivate static func malformed(_ message: String) -> PresenceServiceError {
        PresenceServiceError(status: 400, code: "BadRequest", message: message)
    }
}

extension Batch.Item {
    fileprivate init(_ value: GraphJSONValue, of batch: ServerRequest) throws(PresenceServiceError) {
        guard case .string(let id)? = value["id"], !id.isEmpty else {
            throw Batch.malformed("A request has no id.")
        }
        guard case .string(let name)? = value["method"], let method = GraphMethod(rawValue: name.uppercased()) else {
            throw Batch.malformed("The request '\(id)' has no method.")
        }
        // As a URL, because characters that a path cannot have are then encoded.
        guard case .string(let text)? = value["url"], !text.isEmpty, !text.contains("://"),
            let url = URL(string: "/" + GraphRoutes.version + (text.hasPrefix("/") ? "" : "/") + text)
        else { throw Batch.malformed("The request '\(id)' has no relative URL.") }
        let path = RequestPath(url.path(percentEncoded: true))
        guard !GraphRoutes.isBatch(path) else { throw Batch.malformed("The request '\(id)' is a batch itself.") }
        var headers = GraphHeaders()
        if case .object(let members)? = value["headers"] {
            for (name, value) in members {
                if case .string(let text) = value { headers[name] = text }
            }
        }
        guard value["body"] == nil || headers["Content-Type"] != nil else {
            throw Batch.malformed("The request '\(id)' has a body and no header 'Content-Type'.")
        }
        // The batch's token is that of all its requests.
        headers["Authorization"] = batch.headers["Authorization"]
        var dependsOn: [String] = []
        if case .array(let ids)? = value["dependsOn"] {
            for case .string(let id) in ids { dependsOn.append(id) }
        }
        let request = ServerRequest(
            method: method.rawValue,
            path: path,
            query: url.query(percentEncoded: true),
            headers: headers,
            body: value["body"].flatMap { try? JSONCoding.encoder.encode($0) } ?? Data(),
            origin: batch.origin
        )
        self.init(id: id, request: request, dependsOn: dependsOn)
    }
}
