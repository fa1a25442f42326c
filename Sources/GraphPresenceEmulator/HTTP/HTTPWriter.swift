import Foundation
import GraphPresence

/// Writes responses as HTTP/1.1.
enum HTTPWriter {
    /// The bytes of a response.
    ///
    /// - Parameters:
    ///   - response: The response.
    ///   - isLast: Whether the connection ends with it.
    ///   - isHTTP10: Whether the request was HTTP/1.0: its client keeps the connection only if the response says so.
    ///     Default: false.
    ///   - hasBody: Whether the body is sent; a HEAD is answered without.
    /// - Returns: The whole response.
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
            // A value stays on its line: the client's request id is repeated as it came.
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
        case 501: "Not Implemented"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
