// SPDX-License-Identifier: MIT

import Foundation

extension GraphRequest {
    /// Decodes a response, and returns the value with the status and the header fields.
    ///
    /// - Throws: ``GraphError`` if the status indicates an error or the body cannot be decoded.
    func graphResponse(
        of response: TransportResponse,
        clientRequestId: String?
    ) throws(GraphError) -> GraphResponse<Response> {
        do throws(GraphError) {
            return try graphResponse(response, clientRequestId)
        } catch {
            var failure = error
            failure.clientRequestId = failure.clientRequestId ?? clientRequestId
            throw failure
        }
    }

    private func graphResponse(
        _ response: TransportResponse,
        _ clientRequestId: String?
    ) throws(GraphError) -> GraphResponse<Response> {
        guard (200..<300).contains(response.status) else { throw GraphError(status: response, of: operation) }
        do {
            return GraphResponse(
                value: try decode(response),
                status: response.status,
                headers: response.headers,
                clientRequestId: clientRequestId
            )
        } catch {
            throw GraphError(
                kind: .decoding,
                operation: operation,
                response: response,
                message: response.exchange.redaction.redacted(Self.message(of: error)),
                underlying: error is BodyProblem ? nil : error
            )
        }
    }

    private static func message(of error: any Error) -> String {
        if let error = error as? BodyProblem { return error.text }
        return error is DecodingError
            ? "the response body cannot be decoded: \(error.readingProblem())" : "the response body cannot be decoded"
    }
}
