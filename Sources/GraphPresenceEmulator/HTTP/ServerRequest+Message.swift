extension ServerRequest {
    /// Creates the request of an HTTP message. A `HEAD` is a `GET` whose response is sent without its body.
    init(_ message: HTTPMessage, origin: String) {
        // A target has no fragment (RFC 9112); what a client sends nevertheless is ignored.
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
