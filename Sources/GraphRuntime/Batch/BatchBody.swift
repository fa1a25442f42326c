import Foundation

/// The JSON of batch calls and their answers.
enum BatchBody {
    private struct Item: Encodable {
        let id: String
        let method: String
        let url: String
        let headers: [String: String]?
        let dependsOn: [String]?
    }

    /// The body of a call.
    ///
    /// - Parameter items: The entries' numbers, their contents, and the numbers that they depend on.
    /// - Returns: UTF-8 JSON.
    /// - Throws: `EncodingError` if a text is no Unicode.
    static func data(_ items: [(number: Int, content: BatchEntry.Content, dependsOn: [Int])]) throws -> Data {
        var data = Data(#"{"requests":["#.utf8)
        for (index, item) in items.enumerated() {
            if index > 0 { data.append(UInt8(ascii: ",")) }
            let head = try JSONCoding.encoder.encode(
                Item(
                    id: String(item.number),
                    method: item.content.method.rawValue,
                    url: item.content.url,
                    headers: item.content.headers.isEmpty ? nil : item.content.headers,
                    dependsOn: item.dependsOn.isEmpty ? nil : item.dependsOn.map(String.init)
                )
            )
            // The body is JSON already; it stands before the other members.
            if let body = item.content.body {
                data += Data(#"{"body":"#.utf8) + body
                data.append(UInt8(ascii: ","))
                data += head.dropFirst()
            } else {
                data += head
            }
        }
        return data + Data("]}".utf8)
    }

    /// The answers of a call by the entries' numbers.
    ///
    /// - Throws: `DecodingError` if the body is no answer of a batch.
    static func responses(_ data: Data) throws -> [Int: TransportResponse] {
        let answer = try JSONCoding.decode(Answer.self, from: data)
        let pairs = try answer.responses.compactMap { item -> (Int, TransportResponse)? in
            guard let number = Int(item.id) else { return nil }
            var headers = GraphHeaders()
            for (name, value) in item.headers ?? [:] { headers[name] = value.text }
            guard let body = item.body else {
                return (number, TransportResponse(status: item.status, headers: headers))
            }
            // What is no JSON comes as a text, and what is no text in base64.
            let type = headers["Content-Type"]?.lowercased()
            if case .string(let text) = body, type.map({ !$0.contains("json") }) ?? true {
                let isText = type?.hasPrefix("text/") ?? true
                let bytes = (isText ? nil : Data(base64Encoded: text)) ?? Data(text.utf8)
                return (number, TransportResponse(status: item.status, headers: headers, body: bytes))
            }
            if headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
            let bytes = try JSONCoding.encoder.encode(body)
            return (number, TransportResponse(status: item.status, headers: headers, body: bytes))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private struct Answer: Decodable {
        struct Response: Decodable {
            let id: String
            let status: Int
            let headers: [String: HeaderValue]?
            let body: GraphJSONValue?
        }

        enum CodingKeys: String, CodingKey {
            case responses
        }

        let responses: [Response]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            // A response that cannot be read is as good as none, for its own request alone.
            var unreadable: [UnreadableElement] = []
            responses = try container.decodeElements(Response.self, forKey: .responses, unreadable: &unreadable)
        }
    }

    /// The value of a header, which may be a number; nil for what is no value.
    private struct HeaderValue: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            switch try GraphJSONValue(from: decoder) {
            case .string(let value): text = value
            case .integer(let value): text = String(value)
            case .double(let value): text = String(value)
            case .bool(let value): text = String(value)
            default: text = nil
            }
        }
    }
}
