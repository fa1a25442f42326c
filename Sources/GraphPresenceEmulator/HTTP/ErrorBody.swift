import Foundation
import GraphPresence

/// The body of an error answer, as OData has it.
struct ErrorBody {
    private let value: GraphJSONValue

    init(_ error: PresenceServiceError, requestId: String?, date: Date) {
        var inner: [String: GraphJSONValue] = ["date": .string(GraphDateTimeOffset(date).text)]
        if let requestId { inner["request-id"] = .string(requestId) }
        value = [
            "error": [
                "code": .string(error.code),
                "message": .string(error.message),
                "innerError": .object(inner),
            ]
        ]
    }

    /// The body as UTF-8 JSON.
    var data: Data {
        // Strings and objects of strings can always be written.
        (try? JSONCoding.encoder.encode(value)) ?? Data()
    }
}
