// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

extension Message {
    /// Returns the message of the error if reading a presence fails because of the transport's response.
    static func response(
        _ situation: String,
        credential: any TokenCredential = StaticTokenCredential("token"),
        _ respond: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
    ) -> Message {
        thrown(situation) {
            let client = GraphServiceClient(
                clock: TestClock(),
                transport: ClosureTransport(respond),
                credential: credential
            )
            _ = try await client.me.presence.get()
        }
    }

    /// Returns the message for a request that a client rejects before sending.
    static func refused(
        _ situation: String,
        baseURL: String? = nil,
        cloud: GraphCloud = .global,
        _ call: @escaping @Sendable (GraphServiceClient) async throws -> Void = { _ = try await $0.me.presence.get() }
    ) -> Message {
        thrown(situation) {
            let client = GraphServiceClient(
                credential: StaticTokenCredential("token"),
                cloud: cloud,
                transport: RecordingTransport(),
                baseURL: baseURL.flatMap { URL(string: $0) }
            )
            try await call(client)
        }
    }
}

extension TransportResponse {
    /// Returns the message for an error from the service.
    static func error(_ status: Int, _ code: String, _ message: String = "m", headers: GraphHeaders = [:]) -> Self {
        var response = TransportResponse(
            status: status,
            json: #"{"error":{"code":"\#(code)","message":"\#(message)"}}"#
        )
        for field in headers.fields { response.headers[field.name] = field.value }
        return response
    }
}
