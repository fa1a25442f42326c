/// Percent-encoding (RFC 3986) of UTF-8.
enum PercentEncoding {
    /// What may stand in a path that is written by the programmer: segments and OData's function calls.
    static let pathLiteral = segmentLiteral.union("/".utf8)

    /// The same, but for the slash between segments.
    static let segmentLiteral = Set("$()=,':@!*;+&".utf8)

    /// What OData leaves bare in a query.
    static let query = Set("$,".utf8)

    /// Encodes all but letters, digits, `-`, `.`, `_`, `~` and what is to be kept.
    static func encode(_ text: String, keeping kept: Set<UInt8> = []) -> String {
        // Most texts are names and GUIDs.
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
