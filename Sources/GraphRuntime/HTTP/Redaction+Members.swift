import Foundation

extension Redaction {
    /// Masks the strings that are values of a member, alone or in an array. The body may be incomplete JSON, because it was
    /// cut off.
    static func maskValues(of name: String, in body: inout Data) {
        let key = Data("\"\(name)\"".utf8)
        var start = body.startIndex
        while let found = body.range(of: key, in: start..<body.endIndex) {
            start = found.upperBound
            guard let colon = firstByte(in: body, from: start), body[colon] == UInt8(ascii: ":"),
                var next = firstByte(in: body, from: colon + 1)
            else { continue }
            let isArray = body[next] == UInt8(ascii: "[")
            if isArray { next += 1 }
            while let quote = firstByte(in: body, from: next), body[quote] == UInt8(ascii: "\"") {
                next = maskText(after: quote, in: &body)
                start = next
                guard isArray, let comma = firstByte(in: body, from: next), body[comma] == UInt8(ascii: ",") else {
                    break
                }
                next = comma + 1
            }
        }
    }

    /// Masks a string that begins after a quotation mark.
    ///
    /// - Returns: The place after its end.
    private static func maskText(after quote: Data.Index, in body: inout Data) -> Data.Index {
        var end = quote + 1
        while end < body.endIndex, body[end] != UInt8(ascii: "\"") {
            end += body[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        body.replaceSubrange((quote + 1)..<min(end, body.endIndex), with: mask)
        return min(quote + 1 + mask.count + 1, body.endIndex)
    }

    /// The first byte that is not white space.
    private static func firstByte(in body: Data, from start: Data.Index) -> Data.Index? {
        body[min(start, body.endIndex)...].firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
}
