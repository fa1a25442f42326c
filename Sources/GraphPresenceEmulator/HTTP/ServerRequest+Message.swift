// SPDX-License-Identifier: MIT

extension ServerRequest {
    /// Creates a request from an HTTP message. A `HEAD` request becomes a `GET` request.
    init(_ message: HTTPMessage, origin: String) {
        // A target must not have a fragment (RFC 9112). The server ignores a fragment that a client sends.
        let target = message.target.utf8.prefix { $0 != UInt8(ascii: "#") }
        let path = target.prefix { $0 != UInt8(ascii: "?") }
        self.init(
            method: message.method == "HEAD" ? "GET" : message.method,
            path: RequestPath(String(Substring(path))),
            query: path.endIndex == target.endIndex ? nil : String(Substring(target[path.endIndex...].dropFirst())),
            headers: message.headers,
            body: message.body,
            origin: origin
        )
    }
}
