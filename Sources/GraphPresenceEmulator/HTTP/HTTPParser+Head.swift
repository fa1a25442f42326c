// SPDX-License-Identifier: MIT

import GraphPresence

extension HTTPParser {
    /// The request line and the header fields.
    struct Head {
        /// How the request indicates the length of its body.
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
            guard Self.isText(bytes) else {
                throw HTTPFailure(
                    status: 400,
                    message: "the request line or a header field is not valid UTF-8 or contains a null character"
                )
            }
            let lines = Self.lines(bytes)
            let parts = lines[0].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy({ (0x41...0x5A).contains($0) }),
                let (authority, path) = Self.target(parts[1])
            else {
                throw HTTPFailure(
                    status: 400,
                    message:
                        "the request line is malformed; it must consist of a method, a path or URL, and the HTTP version"
                )
            }
            isHTTP10 = parts[2].elementsEqual("HTTP/1.0".utf8)
            guard isHTTP10 || parts[2].elementsEqual("HTTP/1.1".utf8) else {
                throw HTTPFailure(
                    status: 505,
                    message: "the HTTP version is not supported; use HTTP/1.1 or HTTP/1.0"
                )
            }
            method = String(decoding: parts[0], as: UTF8.self)
            target = path
            headers = try Self.headers(lines.dropFirst(), requiresHost: !isHTTP10)
            // RFC 9112, section 3.2.2: the authority of a target in absolute form replaces the `Host` header.
            host = authority ?? headers["Host"]
            let options =
                headers["Connection"]?.lowercased().split(separator: ",").map { $0.filter { $0 != " " } } ?? []
            isKeptAlive = isHTTP10 ? options.contains("keep-alive") : !options.contains("close")
            framing = try Self.framing(method, headers)
        }

        /// Returns whether bytes are valid UTF-8 without a null character.
        private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
            guard !bytes.contains(0) else { return false }
            // Decoding replaces bytes that are not valid UTF-8, so the result then differs.
            return bytes.allSatisfy { $0 < 0x80 } || String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
        }

        /// Returns the lines of a head, which end with a carriage return and a line feed. A head has at least one line.
        private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
            var lines: [ArraySlice<UInt8>] = []
            var start = bytes.startIndex
            for index in bytes.indices.dropFirst() where bytes[index] == 0x0A && bytes[index - 1] == 0x0D {
                lines.append(bytes[start..<(index - 1)])
                start = index + 1
            }
            return lines + [bytes[start...]]
        }

        /// Returns the path and query of a target, and its authority if the target has the absolute form.
        private static func target(_ bytes: ArraySlice<UInt8>) -> (authority: String?, path: String)? {
            guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
            let target = String(decoding: bytes, as: UTF8.self)
            if bytes.first == UInt8(ascii: "/") || target == "*" { return (nil, target) }
            guard target.lowercased().hasPrefix("http://") else { return nil }
            let rest = target.dropFirst("http://".count)
            let authority = rest.prefix { $0 != "/" && $0 != "?" }
            let path = rest.dropFirst(authority.count)
            return (String(authority), path.hasPrefix("/") ? String(path) : "/" + path)
        }

        private static func headers(
            _ lines: ArraySlice<ArraySlice<UInt8>>,
            requiresHost: Bool
        ) throws(HTTPFailure) -> GraphHeaders {
            var fields: [GraphHeaders.Field] = []
            var framing: Set<String> = []
            for line in lines {
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                    line[..<colon].allSatisfy(isTokenCharacter)
                else {
                    throw HTTPFailure(
                        status: 400,
                        message: "a header field is malformed; it must have the form 'Name: value'"
                    )
                }
                let name = String(decoding: line[..<colon], as: UTF8.self)
                // With two lengths, a client could smuggle a second request into the body of the first.
                if framingNames.contains(name.lowercased()), !framing.insert(name.lowercased()).inserted {
                    throw HTTPFailure(status: 400, message: "the '\(name)' header is repeated; send it once")
                }
                let value = line[(colon + 1)...]
                guard value.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
                    throw HTTPFailure(
                        status: 400,
                        message: "the value of the '\(name.shortened)' header contains a control character"
                    )
                }
                let trimmed = value.drop { $0 == 0x20 || $0 == 0x09 }
                let end = trimmed.lastIndex { $0 != 0x20 && $0 != 0x09 } ?? trimmed.startIndex - 1
                let text = String(decoding: trimmed.prefix(end + 1 - trimmed.startIndex), as: UTF8.self)
                fields.append(GraphHeaders.Field(name: name, value: text))
            }
            let headers = GraphHeaders(fields)
            if requiresHost, headers["Host"] == nil {
                throw HTTPFailure(status: 400, message: "the 'Host' header is missing; HTTP/1.1 requires it")
            }
            return headers
        }

        /// The header fields that must not be repeated, because they determine the request's length or host.
        private static let framingNames: Set<String> = ["content-length", "transfer-encoding", "host"]

        private static func framing(_ method: String, _ headers: GraphHeaders) throws(HTTPFailure) -> Framing {
            if let encoding = headers["Transfer-Encoding"] {
                guard headers["Content-Length"] == nil else {
                    throw HTTPFailure(
                        status: 400,
                        message:
                            "the 'Content-Length' and 'Transfer-Encoding' headers cannot be combined; send only one of them"
                    )
                }
                guard encoding.lowercased() == "chunked" else {
                    throw HTTPFailure(
                        status: 501,
                        message: "the transfer coding is not supported; use 'chunked'"
                    )
                }
                return .chunked
            }
            guard let length = headers["Content-Length"] else {
                guard !["POST", "PUT", "PATCH"].contains(method) else {
                    throw HTTPFailure(
                        status: 411,
                        message: "the 'Content-Length' header is missing; send 'Content-Length: 0' for an empty body"
                    )
                }
                return .none
            }
            guard !length.isEmpty, length.allSatisfy({ $0.isASCII && $0.isNumber }) else {
                throw HTTPFailure(
                    status: 400,
                    message: "the value of the 'Content-Length' header is not a valid number of bytes"
                )
            }
            // A length that overflows Int always exceeds the limit.
            return .length(Int(length) ?? Int.max)
        }

        private static func isTokenCharacter(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
        }
    }
}
