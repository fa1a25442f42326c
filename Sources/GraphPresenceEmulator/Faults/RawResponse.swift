// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The bytes of a response, which are parsed for a client in the same process as if they were received over a
/// connection.
struct RawResponse {
    /// The reason that no more bytes arrive.
    enum Ending {
        case closed
        case reset
        /// The connection stays open, and the client would wait until its request times out.
        case silent

        fileprivate var code: URLError.Code { self == .silent ? .timedOut : .networkConnectionLost }
    }

    private let bytes: Data

    init(_ bytes: Data) {
        self.bytes = bytes
    }

    /// Parses the response.
    ///
    /// - Parameter ending: The reason that no more bytes arrive.
    /// - Returns: The response if it is complete.
    /// - Throws: `TransportError` if the response is incomplete or malformed. The error contains the partial response
    ///   if its head is complete.
    func response(endingWith ending: Ending) throws -> TransportResponse {
        let separator = Data("\r\n\r\n".utf8)
        guard let end = bytes.range(of: separator) else { throw failure(ending.code) }
        // Informational responses (1xx) may precede the response.
        if bytes.starts(with: Data("HTTP/1.1 1".utf8)) {
            return try RawResponse(Data(bytes[end.upperBound...])).response(endingWith: ending)
        }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw failure(.badServerResponse)
        }
        let fields = lines.dropFirst().compactMap { line -> GraphHeaders.Field? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return GraphHeaders.Field(name: String(parts[0]), value: parts[1].trimmingCharacters(in: .whitespaces))
        }
        let headers = GraphHeaders(fields)
        let rest = Data(bytes[end.upperBound...])
        if headers["Transfer-Encoding"]?.lowercased() == "chunked" {
            var chunks = ChunkedBody(ChunkedBody.Limits(bodyBytes: .max, framingBytes: .max))
            do throws(HTTPFailure) {
                _ = try chunks.take(ArraySlice([UInt8](rest)))
            } catch {
                throw failure(.badServerResponse)
            }
            let response = TransportResponse(status: status, headers: headers, body: Data(chunks.body))
            guard chunks.isDone else { throw failure(ending.code, response) }
            return response
        }
        guard let length = headers["Content-Length"].flatMap(Int.init) else {
            // Without a content length, the body ends when the connection is closed.
            let response = TransportResponse(status: status, headers: headers, body: rest)
            guard ending == .closed || status == 204 || status == 304 else { throw failure(ending.code, response) }
            return response
        }
        let response = TransportResponse(status: status, headers: headers, body: rest.prefix(max(0, length)))
        guard rest.count >= length else { throw failure(ending.code, response) }
        return response
    }

    private func failure(_ code: URLError.Code, _ partial: TransportResponse? = nil) -> TransportError {
        TransportError(partialResponse: partial, underlying: URLError(code))
    }
}
