// SPDX-License-Identifier: MIT

package import Foundation

/// JSON encoding and decoding for the runtime.
package enum JSONCoding {
    /// The maximum nesting depth of arrays and objects, which is limited because each level uses the decoder's stack
    /// space.
    package static let maximumDepth = 100
    /// The description of JSON that is nested too deeply.
    static let depthProblem = "arrays and objects are nested more than \(maximumDepth) levels deep"

    /// An encoder that sorts members, so that equal values produce identical bytes.
    package static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    /// Decodes a value.
    ///
    /// A lone surrogate, for example one half of an escaped emoji, is decoded as U+FFFD. Otherwise, a string that was
    /// truncated within a character would make the surrounding JSON undecodable.
    ///
    /// - Throws: `DecodingError` if the data is not valid JSON, is nested deeper than ``maximumDepth``, or does not
    ///   match the type.
    package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        let scan = JSONScan(data, of: type as? any GraphModel.Type)
        guard scan.depth <= maximumDepth else {
            let context = DecodingError.Context(
                codingPath: [],
                debugDescription: depthProblem
            )
            throw DecodingError.dataCorrupted(context)
        }
        // Lone surrogates are replaced even if decoding would succeed, because a collection can be decoded without the
        // elements that contain lone surrogates.
        return try ScannedMembers.$current.withValue(scan.scannedMembers) {
            try JSONDecoder().decode(type, from: data.replacing(scan.loneSurrogates))
        }
    }
}
