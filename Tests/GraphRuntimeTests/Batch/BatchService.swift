// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// A transport that responds to each item in a batch and records the calls.
final class BatchService: GraphTransport {
    struct Item: Decodable, Sendable {
        let id: String
        let method: String
        let url: String
        let headers: [String: String]?
        let body: GraphJSONValue?
        let dependsOn: [String]?
    }

    private struct Body: Decodable {
        let requests: [Item]
    }

    let calls = Locked<[[Item]]>([])
    let bodies = Locked<[Data]>([])
    let running = Locked((now: 0, most: 0))
    private let respond: @Sendable (Item, Int) -> GraphJSONValue?

    /// Creates a service.
    ///
    /// - Parameter respond: A closure that receives an item and the number of the call. The closure returns the
    ///   response to the item, or `nil` to omit the response.
    init(_ respond: @escaping @Sendable (Item, Int) -> GraphJSONValue?) {
        self.respond = respond
    }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
        let items = try JSONDecoder().decode(Body.self, from: request.body ?? Data()).requests
        let number = calls.withLock { calls in
            calls.append(items)
            return calls.count
        }
        bodies.withLock { $0.append(request.body ?? Data()) }
        running.withLock { running in
            running.now += 1
            running.most = max(running.most, running.now)
        }
        try await Task.sleep(for: .milliseconds(2))
        running.withLock { $0.now -= 1 }
        // A service may return the responses in any order.
        let responses = items.reversed().compactMap { respond($0, number) }
        let body = try JSONEncoder().encode(["responses": responses])
        return response(200, String(decoding: body, as: UTF8.self))
    }
}
