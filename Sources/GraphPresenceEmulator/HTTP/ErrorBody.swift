// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The body of an error response, in OData format.
struct ErrorBody {
    private let value: GraphJSONValue

    init(_ error: PresenceServiceError, requestId: String?, clientRequestId: String? = nil, date: Date) {
        var inner: [String: GraphJSONValue] = ["date": .string(GraphDateTimeOffset(date).text)]
        if let requestId { inner["request-id"] = .string(requestId) }
        if let clientRequestId { inner["client-request-id"] = .string(clientRequestId) }
        value = [
            "error": [
                "code": .string(error.code),
                "message": .string(error.message),
                "innerError": .object(inner),
            ]
        ]
    }

    /// The body encoded as JSON.
    var data: Data {
        // Encoding cannot fail, because the value consists only of objects and strings.
        (try? JSONCoding.encoder.encode(value)) ?? Data()
    }
}
