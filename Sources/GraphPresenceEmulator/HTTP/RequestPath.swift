// SPDX-License-Identifier: MIT

import Foundation

/// The path of a request and its decoded segments.
struct RequestPath: Sendable {
    /// The percent-encoded path as the client sent it.
    let text: String
    /// The decoded segments; an empty array if the path does not start with a slash or has invalid percent-encoding.
    let segments: [String]

    /// Creates a path by splitting and decoding a string.
    ///
    /// - Parameter text: The percent-encoded path, without a query.
    init(_ text: String) {
        self.text = text
        segments = Self.decoded(text) ?? []
    }

    private static func decoded(_ text: String) -> [String]? {
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        var segments: [String] = []
        for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            let segment = String(Substring(part))
            guard part.contains(UInt8(ascii: "%")) else {
                segments.append(segment)
                continue
            }
            guard let decoded = segment.removingPercentEncoding else { return nil }
            segments.append(decoded)
        }
        return segments
    }
}
