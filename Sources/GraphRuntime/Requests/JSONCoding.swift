package import Foundation

/// How JSON is written and read.
package enum JSONCoding {
    /// How deep arrays and objects may lie in one another: each level takes room on the stack of whoever reads.
    package static let maximumDepth = 100

    /// Sorts members, so that equal values have equal bytes.
    package static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    /// Reads a value.
    ///
    /// - Throws: `DecodingError` if the text is no JSON, lies deeper than ``maximumDepth`` or is not of the type.
    package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        guard depth(of: data) <= maximumDepth else {
            let context = DecodingError.Context(
                codingPath: [],
                debugDescription: "Arrays and objects lie more than \(maximumDepth) deep in one another."
            )
            throw DecodingError.dataCorrupted(context)
        }
        return try JSONDecoder().decode(type, from: data)
    }

    /// How deep brackets and braces outside of strings lie in one another.
    private static func depth(of data: Data) -> Int {
        var depth = 0
        var deepest = 0
        var isInString = false
        var isEscaped = false
        for byte in data {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return deepest
    }
}
