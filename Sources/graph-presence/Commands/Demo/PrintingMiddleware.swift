// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A middleware that prints each request and its response as HTTP. It runs before authentication, so the requests do
/// not contain tokens.
struct PrintingMiddleware: GraphMiddleware {
    /// Whether printing is suppressed, for calls that only read the presence.
    @TaskLocal static var isQuiet = false

    /// A closure that prints one or more lines.
    let print: @Sendable (String) -> Void

    func intercept(
        _ request: TransportRequest,
        for operation: GraphOperation,
        next: Next
    ) async throws -> TransportResponse {
        if !Self.isQuiet {
            print("\(request.method.rawValue) \(request.url.absoluteString)")
            printMessage(headers: request.headers, body: request.body)
        }
        let response = try await next(request)
        if !Self.isQuiet {
            print("\nHTTP/1.1 \(response.status)\(response.status == 200 ? " OK" : "")")
            printMessage(headers: response.headers, body: response.body)
        }
        return response
    }

    private func printMessage(headers: GraphHeaders, body: Data?) {
        for field in headers.fields { print("\(field.name): \(field.value)") }
        guard let body, !body.isEmpty else { return }
        print("\n\(indented(body))")
    }

    private func indented(_ json: Data) -> String {
        let encoder = JSONCoding.encoder
        encoder.outputFormatting.insert(.prettyPrinted)
        let data = (try? JSONCoding.decode(GraphJSONValue.self, from: json)).flatMap { try? encoder.encode($0) }
        return String(decoding: data ?? json, as: UTF8.self)
    }
}
