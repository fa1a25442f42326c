// SPDX-License-Identifier: MIT

/// Percent-encoding of UTF-8 strings, as specified by RFC 3986.
enum PercentEncoding {
    /// The characters that are not encoded in a path literal: those of segments and OData function calls, and the
    /// slash.
    static let pathLiteral = segmentLiteral.union("/".utf8)

    /// The characters that are not encoded in a literal segment.
    static let segmentLiteral = Set("$()=,':@!*;+&".utf8)

    /// The characters that are not encoded in an OData query.
    static let query = Set("$,".utf8)

    /// Percent-encodes all characters except ASCII letters, digits, `-`, `.`, `_`, `~`, and the specified exceptions.
    static func encode(_ text: String, keeping kept: Set<UInt8> = []) -> String {
        // Most strings are names or GUIDs, which need no encoding.
        if text.utf8.allSatisfy({ isUnreserved($0) || kept.contains($0) }) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isUnreserved(byte) || kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
