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
        var head = "HTTP/1.1 \(response.status) \(reason(response.status))\r\n"
        for field in response.headers.fields { head += "\(field.name): \(line(field.value))\r\n" }
        if response.status != 204 { head += "Content-Length: \(response.body.count)\r\n" }
        if isLast {
            head += "Connection: close\r\n"
        } else if isHTTP10 {
            head += "Connection: keep-alive\r\n"
        }
        return Array((head + "\r\n").utf8) + (hasBody ? Array(response.body) : [])
    }

    /// A value that stays on its line: the client's request id is repeated as it came.
    private static func line(_ value: String) -> String {
        String(String.UnicodeScalarView(value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
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
