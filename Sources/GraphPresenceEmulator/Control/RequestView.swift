// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A logged request in a response of the control API, without secrets.
struct RequestView: Encodable {
    struct Header: Encodable {
        let name: String
        let value: String

        init(_ field: GraphHeaders.Field) {
            name = field.name
            value = field.value
        }
    }

    let number: Int
    let time: GraphDateTimeOffset
    let method: String
    let path: String
    let query: String?
    /// Whether the emulator supports the path.
    let isMatched: Bool
    let caller: String?
    let status: Int?
    let milliseconds: Double
    let headers: [Header]
    let body: String
    let responseHeaders: [Header]
    let responseBody: String

    init(_ request: LoggedRequest) {
        let redaction = RequestRedaction(request)
        number = request.number
        time = GraphDateTimeOffset(request.time)
        method = request.method
        path = redaction.text(request.path.text)
        query = request.query.map(redaction.form)
        isMatched = request.isMatched
        caller = request.caller
        status = request.status
        milliseconds = (request.seconds * 1_000_000).rounded() / 1_000
        headers = redaction.headers(request.headers).map(Header.init)
        body = redaction.body(request.body, type: request.headers["Content-Type"])
        responseHeaders = redaction.headers(request.responseHeaders).map(Header.init)
        responseBody = redaction.body(request.responseBody, type: request.responseHeaders["Content-Type"])
    }

    private static let headerFields: [ControlField] = [
        .required("name", "The name of the header field."),
        .required("value", "The value of the header field. Secrets are replaced with REDACTED."),
    ]

    /// The members of a logged request in a response.
    static let fields: [ControlField] = [
        .required("number", .integer(1...(.max)), "The number of the request in order of arrival, starting at 1."),
        .required("time", .instant, "When the request arrived, in the emulator's time."),
        .required("method", "The HTTP method of the request."),
        .required("path", "The percent-encoded path of the request."),
        ControlField("query", "The percent-encoded query of the request."),
        .required("isMatched", .boolean, "Whether the emulator supports the path."),
        ControlField(
            "caller",
            "The ID of the signed-in user or of the application. The ID is absent if the request has no valid token."
        ),
        ControlField(
            "status",
            .integer(100...599),
            "The HTTP status code of the response. The status code is absent if a fault sent raw "
                + "bytes or broke the connection."
        ),
        .required("milliseconds", .number(0...1e12), "How long the emulator took to respond, in milliseconds."),
        .required(
            "headers",
            .array(.object(headerFields)),
            "The header fields of the request, in their original order."
        ),
        .required(
            "body",
            "The body of the request, with secrets replaced with REDACTED. If the body is longer than 16 KiB, or is "
                + "neither JSON nor a form, only its size is shown."
        ),
        .required(
            "responseHeaders",
            .array(.object(headerFields)),
            "The header fields of the response, in their original order."
        ),
        .required(
            "responseBody",
            "The body of the response, with secrets replaced with REDACTED. If the body is longer than 16 KiB, or is "
                + "neither JSON nor a form, only its size is shown."
        ),
    ]
}
