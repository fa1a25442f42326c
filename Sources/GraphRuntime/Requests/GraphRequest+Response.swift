import Foundation

extension GraphRequest {
    /// The value of a response, with the status and headers that came with it.
    ///
    /// - Throws: ``GraphError`` if the status tells of an error, or the body cannot be read.
    func graphResponse(
        of response: TransportResponse,
        clientRequestId: String?
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
                message: Self.message(of: error),
                underlying: error is BodyProblem ? nil : error
            )
        }
    }

    private static func message(of error: any Error) -> String {
        if let error = error as? BodyProblem { return error.text }
        guard let error = error as? DecodingError else { return "the answer cannot be read" }
        let context =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            @unknown default: DecodingError.Context(codingPath: [], debugDescription: "")
            }
        var path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        if case .keyNotFound(let key, _) = error {
            path.append(key.stringValue)
            return "the answer cannot be read: '\(path.joined(separator: "."))' is missing"
        }
        let place = path.isEmpty ? "" : " at '\(path.joined(separator: "."))'"
        let problem = context.debugDescription
        return "the answer cannot be read\(place): \(problem.hasSuffix(".") ? String(problem.dropLast()) : problem)"
    }
}
