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
    /// Half of an emoji, the escape of a surrogate that has lost the other one, is read as U+FFFD: a text that was cut
    /// off in the middle of a character would make everything around it unreadable.
    ///
    /// - Throws: `DecodingError` if the text is not JSON, is nested deeper than ``maximumDepth`` or is not of the type.
    package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        let scan = JSONScan(data, of: type as? any GraphModel.Type)
        guard scan.depth <= maximumDepth else {
            let context = DecodingError.Context(
                codingPath: [],
                debugDescription: "Arrays and objects are nested more than \(maximumDepth) levels deep."
            )
            throw DecodingError.dataCorrupted(context)
        }
        // Not only after a failure: a collection does not fail with one of its elements.
        return try ScannedMembers.$current.withValue(scan.scannedMembers) {
            try JSONDecoder().decode(type, from: data.replacing(scan.loneSurrogates))
        }
    }
}
