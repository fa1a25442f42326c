// SPDX-License-Identifier: MIT

package import Foundation

/// The JSON encoding and decoding of the runtime.
package enum JSONCoding {
    /// The maximum nesting of arrays and objects, because each level uses stack space of the decoder.
    package static let maximumDepth = 100

    /// An encoder that sorts members, so that equal values have equal bytes.
    package static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    /// Decodes a value.
    ///
    /// A lone surrogate, which is one half of an escaped emoji, is decoded as U+FFFD. A string that was truncated
    /// within a character would otherwise make everything around it undecodable.
    ///
    /// - Throws: `DecodingError` if the data is not JSON, is nested deeper than ``maximumDepth``, or does not match the
    ///   type.
    package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        let scan = JSONScan(data, of: type as? any GraphModel.Type)
        guard scan.depth <= maximumDepth else {
            let context = DecodingError.Context(
                codingPath: [],
                debugDescription: "arrays and objects are nested more than \(maximumDepth) levels deep"
            )
            throw DecodingError.dataCorrupted(context)
        }
        // Surrogates are always replaced, because a collection can be decoded without the elements that fail.
        return try ScannedMembers.$current.withValue(scan.scannedMembers) {
            try JSONDecoder().decode(type, from: data.replacing(scan.loneSurrogates))
        }
    }
}
