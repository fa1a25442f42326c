// SPDX-License-Identifier: MIT

import Foundation

/// The JSON encoding of batch requests and responses.
enum BatchBody {
    private struct Item: Encodable {
        let id: String
        let method: String
        let url: String
        let headers: [String: String]?
        let dependsOn: [String]?
    }

    /// Encodes a batch request.
    ///
    /// - Parameter items: The number and contents of each entry, and the numbers of the entries that it depends on.
    /// - Returns: The JSON body.
    /// - Throws: `EncodingError` if a value cannot be encoded.
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
            // The body is already JSON, so it is inserted before the other members.
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

    /// Decodes a batch response and returns the response to each entry, keyed by the number of the entry.
    ///
    /// - Throws: `DecodingError` if the body is not a batch response.
    static func responses(_ data: Data) throws -> [Int: TransportResponse] {
        let batch = try JSONCoding.decode(BatchResponse.self, from: data)
        let pairs = try batch.responses.compactMap { item -> (Int, TransportResponse)? in
            guard let number = Int(item.id) else { return nil }
            var headers = GraphHeaders()
            for (name, value) in item.headers ?? [:] { headers[name] = value.text }
            guard let body = item.body else {
                return (number, TransportResponse(status: item.status, headers: headers))
            }
            // The service sends a body that is not JSON as a string: text is sent unchanged, and any other content is
            // encoded in base64.
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

    private struct BatchResponse: Decodable {
        struct Item: Decodable {
            let id: String
            let status: Int
            let headers: [String: HeaderValue]?
            let body: GraphJSONValue?
        }

        enum CodingKeys: String, CodingKey {
            case responses
        }

        let responses: [Item]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            // A response that cannot be decoded is treated as missing and does not affect other requests.
            var unreadable: [UnreadableElement] = []
            responses = try container.decodeElements(Item.self, forKey: .responses, unreadable: &unreadable)
        }
    }

    /// A header field value as a string. `text` is `nil` if the JSON value is not a string, a number, or a Boolean
    /// value.
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
