// SPDX-License-Identifier: MIT

import Foundation
package import GraphRuntime

/// A transport that records its requests and obtains the responses from a script, a closure, or another transport.
package final class RecordingTransport: GraphTransport {
    /// A request that the transport received.
    package struct Call: Sendable {
        /// The number of the request, starting at 1.
        package let number: Int
        package let request: TransportRequest
        /// The last path segment, which is the name of an action or a resource.
        package var name: String { request.url.lastPathComponent }
    }

    private let recorded = Locked<[Call]>([])
    private let respond: @Sendable (Call) async throws -> TransportResponse

    /// Creates a transport that calls a closure for each request.
    package init(_ respond: @escaping @Sendable (Call) async throws -> TransportResponse) {
        self.respond = respond
    }

    /// Creates a transport that returns or throws the results in a script in order, and repeats the last result.
    package convenience init(_ script: [Result<TransportResponse, any Error>]) {
        self.init { try script[min($0.number, script.count) - 1].get() }
    }

    /// Creates a transport that returns responses in order and repeats the last response.
    package convenience init(_ responses: [TransportResponse]) {
        self.init(responses.map { .success($0) })
    }

    /// Creates a transport that returns responses in order and repeats the last response.
    package convenience init(_ responses: TransportResponse...) {
        self.init(responses)
    }

    /// Creates a transport that returns empty responses with status 200.
    package convenience init() {
        self.init(TransportResponse(status: 200))
    }

    /// Creates a transport that records the requests and forwards them to another transport.
    package convenience init(recording transport: any GraphTransport) {
        self.init { try await transport.send($0.request) }
    }

    /// The requests that the transport has received so far.
    package var requests: [TransportRequest] { recorded.withLock { $0.map(\.request) } }

    /// The last path segment of each request that the transport has received so far.
    package var names: [String] { recorded.withLock { $0.map(\.name) } }

    package func send(_ request: TransportRequest) async throws -> TransportResponse {
        let call = recorded.withLock { calls in
            let call = Call(number: calls.count + 1, request: request)
            calls.append(call)
            return call
        }
        return try await respond(call)
    }
}
