import GraphPresence

extension HTTPParser {
    /// The request line and the headers.
    struct Head {
        /// How the length of the body is told.
        enum Framing {
            case none
            case length(Int)
            case chunked
        }

        let method: String
        let target: String
        let headers: GraphHeaders
        let isKeptAlive: Bool
        let isHTTP10: Bool
        let host: String?
        let framing: Framing

        init(_ bytes: ArraySlice<UInt8>) throws(HTTPFailure) {
            guard let text = String(bytes: bytes), !text.contains("\0") else {
                throw HTTPFailure(status: 400, message: "The head of the request is not UTF-8.")
            }
            let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
            let parts = lines[0].split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0].allSatisfy({ $0.isASCII && $0.isUppercase }), !parts[0].isEmpty,
                let (authority, path) = Self.target(parts[1])
            else { throw HTTPFailure(status: 400, message: "The request line is malformed.") }
            guard parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0" else {
                throw HTTPFailure(status: 505, message: "The server speaks HTTP/1.1.")
            }
            method = String(parts[0])
            target = path
            headers = try Self.headers(lines.dropFirst(), isHostNeeded: parts[2] == "HTTP/1.1")
            let options = (headers["Connection"] ?? "").lowercased().split(separator: ",").map {
                $0.filter { $0 != " " }
            }
            isHTTP10 = parts[2] == "HTTP/1.0"
            // RFC 9112, section 3.2.2: the authority of a target that is a whole URL replaces the header.
            host = authority ?? headers["Host"]
            isKeptAlive = parts[2] == "HTTP/1.1" ? !options.contains("close") : options.contains("keep-alive")
            framing = try Self.framing(method, headers)
        }

        /// The path and query of a target, and its authority if the target is a whole URL.
        private static func target(_ target: Substring) -> (authority: String?, path: String)? {
            guard target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
            if target.hasPrefix("/") || target == "*" { return (nil, String(target)) }
            guard target.lowercased().hasPrefix("http://") else { return nil }
            let rest = target.dropFirst("http://".count)
            let authority = rest.prefix { $0 != "/" && $0 != "?" }
            let path = rest.dropFirst(authority.count)
            return (String(authority), path.hasPrefix("/") ? String(path) : "/" + path)
        }

        private static func headers(
            _ lines: ArraySlice<Substring>,
            isHostNeeded: Bool
        ) throws(HTTPFailure) -> GraphHeaders {
            var fields: [GraphHeaders.Field] = []
            for line in lines {
                let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(isTokenCharacter) else {
                    throw HTTPFailure(status: 400, message: "A header is malformed.")
                }
                let name = String(parts[0])
                // Two lengths could let a second request hide in the body of the first.
                let isFraming = ["content-length", "transfer-encoding", "host"].contains(name.lowercased())
                if isFraming, fields.contains(where: { $0.name.lowercased() == name.lowercased() }) {
                    throw HTTPFailure(status: 400, message: "The header '\(name)' stands twice.")
                }
                guard parts[1].unicodeScalars.allSatisfy({ $0 == "\t" || $0.value >= 0x20 && $0.value != 0x7F }) else {
                    throw HTTPFailure(status: 400, message: "The value of '\(name)' contains a control character.")
                }
                let value = parts[1].drop { $0 == " " || $0 == "\t" }
                let end = value.lastIndex { $0 != " " && $0 != "\t" }
                fields.append(GraphHeaders.Field(name: name, value: end.map { String(value[...$0]) } ?? ""))
            }
            let headers = GraphHeaders(fields)
            if isHostNeeded, headers["Host"] == nil {
                throw HTTPFailure(status: 400, message: "The header 'Host' is missing.")
            }
            return headers
        }

        private static func framing(_ method: String, _ headers: GraphHeaders) throws(HTTPFailure) -> Framing {
            if let encoding = headers["Transfer-Encoding"] {
                guard headers["Content-Length"] == nil else {
                    throw HTTPFailure(status: 400, message: "The length of the body is told in two ways.")
                }
                guard encoding.lowercased() == "chunked" else {
                    throw HTTPFailure(status: 501, message: "The server knows no transfer coding but 'chunked'.")
                }
                return .chunked
            }
            guard let length = headers["Content-Length"] else {
                guard !["POST", "PUT", "PATCH"].contains(method) else {
                    throw HTTPFailure(
                        status: 411,
                        message: "The length of the body is not told; none is 'Content-Length: 0'."
                    )
                }
                return .none
            }
            guard !length.isEmpty, length.allSatisfy({ $0.isASCII && $0.isNumber }) else {
                throw HTTPFailure(status: 400, message: "The length of the body is no number.")
            }
            // What no number holds is too large in any case.
            return .length(Int(length) ?? Int.max)
        }

        private static func isTokenCharacter(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber || "!#$%&'*+-.^_`|~".contains(character))
        }
    }
}

extension String {
    /// The text of UTF-8 bytes; nil if they are none.
    fileprivate init?(bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        // What is not UTF-8 is replaced when it is decoded.
        guard text.utf8.elementsEqual(bytes) else { return nil }
        self = text
    }
}
