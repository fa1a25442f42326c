// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A writer for HTTP/1.1 responses.
enum HTTPWriter {
    /// Returns the bytes of a response.
    ///
    /// - Parameters:
    ///   - response: The response to send.
    ///   - isLast: Whether the server closes the connection after the response.
    ///   - isHTTP10: Whether the request uses HTTP/1.0. An HTTP/1.0 client keeps the connection open only if the
    ///     response contains `Connection: keep-alive`. The default is `false`.
    ///   - hasBody: Whether the body is sent. The response to a `HEAD` request has no body. The default is `true`.
    /// - Returns: The bytes of the head and the body.
    static func bytes(
        of response: TransportResponse,
        isLast: Bool,
        isHTTP10: Bool = false,
        hasBody: Bool = true
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512 + response.body.count)
        bytes += "HTTP/1.1 \(response.status) \(reason(response.status))\r\n".utf8
        for field in response.headers.fields {
            bytes += field.name.utf8
            bytes += ": ".utf8
            // The response repeats the client's request ID, which must not inject additional header fields.
            bytes += field.value.utf8.lazy.filter { $0 >= 0x20 && $0 != 0x7F }
            bytes += "\r\n".utf8
        }
        if response.status != 204 { bytes += "Content-Length: \(response.body.count)\r\n".utf8 }
        if isLast {
            bytes += "Connection: close\r\n".utf8
        } else if isHTTP10 {
            bytes += "Connection: keep-alive\r\n".utf8
        }
        bytes += "\r\n".utf8
        if hasBody { bytes += response.body }
        return bytes
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 204: "No Content"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 411: "Length Required"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 421: "Misdirected Request"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
