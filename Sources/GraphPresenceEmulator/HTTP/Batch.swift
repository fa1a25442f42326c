import Foundation
import GraphPresence

/// A JSON batch: up to 20 requests in one, as [the documentation](https://learn.microsoft.com/graph/json-batching)
/// describes it.
struct Batch {
    /// One request of a batch.
    struct Item {
        let id: String
        let method: GraphMethod
        let url: URL
        let headers: GraphHeaders
        let body: Data?
        let dependsOn: [String]

        /// Ids are compared without case.
        var key: String { id.lowercased() }
    }

    static let maximumCount = 20

    private let items: [Item]

    /// Reads a batch.
    ///
    /// - Throws: ``PresenceServiceError`` of status 400 if it is malformed, and then no request of it is performed.
    init(_ body: Data?, root: String) throws(PresenceServiceError) {
        guard let value = try? JSONCoding.decode(JSONValue.self, from: body ?? Data()),
            case .array(let requests)? = value["requests"]
        else { throw Self.malformed("The body has no array 'requests'.") }
        guard !requests.isEmpty, requests.count <= Self.maximumCount else {
            throw Self.malformed("A batch has 1 to \(Self.maximumCount) requests.")
        }
        var items: [Item] = []
        for request in requests { items.append(try Item(request, root: root)) }
        let keys = items.map(\.key)
        guard Set(keys).count == keys.count else { throw Self.malformed("Two requests have the same id.") }
        for id in items.flatMap(\.dependsOn) where !keys.contains(id.lowercased()) {
            throw Self.malformed("There is no request '\(id)' to depend on.")
        }
        self.items = try Self.ordered(items)
    }

    /// Performs the requests, those that others depend on first.
    ///
    /// - Parameter perform: Answers one request.
    /// - Returns: The body of the batch's answer.
    func answer(_ perform: (Item) -> TransportResponse) -> JSONValue {
        var statuses: [String: Int] = [:]
        var responses: [JSONValue] = []
        for item in items {
            let hasFailed = item.dependsOn.contains { statuses[$0.lowercased()].map { $0 >= 400 } ?? true }
            let response = hasFailed ? nil : perform(item)
            statuses[item.key] = response?.status ?? 424
            responses.append(Self.answer(item, response))
        }
        return ["responses": .array(responses)]
    }

    private static func answer(_ item: Item, _ response: TransportResponse?) -> JSONValue {
        guard let response else {
            let message = "The request was not performed, because one that it depends on failed."
            return [
                "id": .string(item.id),
                "status": 424,
                "body": ["error": ["code": "FailedDependency", "message": .string(message)]],
            ]
        }
        let headers = response.headers.fields.map { ($0.name, JSONValue.string($0.value)) }
        var answer: [String: JSONValue] = [
            "id": .string(item.id),
            "status": .integer(Int64(response.status)),
            "headers": .object(Dictionary(headers) { $1 }),
        ]
        if let body = try? JSONCoding.decode(JSONValue.self, from: response.body) { answer["body"] = body }
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
    fileprivate init(_ value: JSONValue, root: String) throws(PresenceServiceError) {
        guard case .string(let id)? = value["id"], !id.isEmpty else {
            throw Batch.malformed("A request has no id.")
        }
        guard case .string(let name)? = value["method"], let method = GraphMethod(rawValue: name.uppercased()) else {
            throw Batch.malformed("The request '\(id)' has no method.")
        }
        guard case .string(let path)? = value["url"], !path.isEmpty, !path.contains("://"),
            let url = URL(string: root + (path.hasPrefix("/") ? "" : "/") + path)
        else { throw Batch.malformed("The request '\(id)' has no relative URL.") }
        guard !GraphRoutes.isBatch(RequestPath(url.path(percentEncoded: true))) else {
            throw Batch.malformed("The request '\(id)' is a batch itself.")
        }
        var headers = GraphHeaders()
        if case .object(let members)? = value["headers"] {
            for (name, value) in members {
                if case .string(let text) = value { headers[name] = text }
            }
        }
        guard value["body"] == nil || headers["Content-Type"] != nil else {
            throw Batch.malformed("The request '\(id)' has a body and no header 'Content-Type'.")
        }
        var dependsOn: [String] = []
        if case .array(let ids)? = value["dependsOn"] {
            for case .string(let id) in ids { dependsOn.append(id) }
        }
        self.init(
            id: id,
            method: method,
            url: url,
            headers: headers,
            body: value["body"].flatMap { try? JSONCoding.encoder.encode($0) },
            dependsOn: dependsOn
        )
    }
}
