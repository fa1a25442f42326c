// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A [JSON batch](https://learn.microsoft.com/graph/json-batching) of up to 20 requests.
struct Batch {
    /// One request in a batch.
    struct Item {
        let id: String
        let request: ServerRequest
        let dependsOn: [String]

        /// The ID in lowercase, for comparisons that ignore case.
        var key: String { id.lowercased() }

        /// The quoted ID for error messages.
        var name: String { "'\(id.shortened)'" }
    }

    static let maximumCount = 20

    private let items: [Item]

    /// Creates a batch by decoding a request body.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400 if the batch is malformed.
    init(_ request: ServerRequest) throws(PresenceServiceError) {
        guard let value = try? JSONCoding.decode(GraphJSONValue.self, from: request.body),
            case .array(let requests)? = value["requests"]
        else { throw Self.malformed("the body must be a JSON object with a 'requests' array") }
        guard !requests.isEmpty, requests.count <= Self.maximumCount else {
            throw Self.malformed(
                "the batch contains \(requests.count) requests; it must contain 1 to \(Self.maximumCount)"
            )
        }
        var items: [Item] = []
        for item in requests { items.append(try Item(item, of: request)) }
        var keys: Set<String> = []
        for item in items where !keys.insert(item.key).inserted {
            throw Self.malformed(
                "two requests in the batch have the ID \(item.name); request IDs must be unique, regardless of case"
            )
        }
        for item in items {
            for id in item.dependsOn where !keys.contains(id.lowercased()) {
                throw Self.malformed("the request \(item.name) depends on '\(id.shortened)', which is not in the batch")
            }
        }
        self.items = try Self.ordered(items)
    }

    /// Performs the requests in dependency order.
    ///
    /// - Parameter perform: A closure that performs one request and returns its response.
    /// - Returns: The body of the batch response.
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
            let message = "the request was not performed because a request that it depends on failed"
            return [
                "id": .string(item.id),
                "status": 424,
                "body": ["error": ["code": "FailedDependency", "message": .string(message)]],
            ]
        }
        let headers = response.headers.fields.map { ($0.name, GraphJSONValue.string($0.value)) }
        var members: [String: GraphJSONValue] = [
            "id": .string(item.id),
            "status": .integer(Int64(response.status)),
            "headers": .object(Dictionary(headers) { $1 }),
        ]
        if let body = try? JSONCoding.decode(GraphJSONValue.self, from: response.body) { members["body"] = body }
        return .object(members)
    }

    /// Returns the requests, sorted so that each request follows its dependencies.
    private static func ordered(_ items: [Item]) throws(PresenceServiceError) -> [Item] {
        var rest = items
        var ordered: [Item] = []
        while !rest.isEmpty {
            let done = Set(ordered.map(\.key))
            let ready = rest.filter { $0.dependsOn.allSatisfy { done.contains($0.lowercased()) } }
            guard !ready.isEmpty else { throw malformed("the dependencies between the requests form a cycle") }
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
            throw Batch.malformed("a request in the batch has no ID; specify a unique string as its 'id'")
        }
        let subject = "the request '\(id.shortened)'"
        guard case .string(let name)? = value["method"], let method = GraphMethod(rawValue: name.uppercased()) else {
            throw Batch.malformed("\(subject) has no valid method; use \(ServerRequest.graphMethods)")
        }
        // `URL` percent-encodes the characters that are not allowed in a path.
        guard case .string(let text)? = value["url"], !text.isEmpty, !text.contains("://"),
            let url = URL(string: "/" + GraphRoutes.version + (text.hasPrefix("/") ? "" : "/") + text)
        else {
            throw Batch.malformed(
                "\(subject) has no relative URL; specify a relative URL in 'url', for example /me/presence"
            )
        }
        let path = RequestPath(url.path(percentEncoded: true))
        guard !GraphRoutes.isBatch(path) else {
            throw Batch.malformed("\(subject) is a batch request; add its requests to this batch instead")
        }
        var headers = GraphHeaders()
        if case .object(let members)? = value["headers"] {
            for (name, value) in members {
                if case .string(let text) = value { headers[name] = text }
            }
        }
        guard value["body"] == nil || headers["Content-Type"] != nil else {
            throw Batch.malformed(
                "\(subject) has a body but no 'Content-Type' header; set 'Content-Type' to 'application/json' in its 'headers'"
            )
        }
        // The access token of the batch applies to all its requests.
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
