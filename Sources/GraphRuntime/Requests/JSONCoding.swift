package import Foundation

/// How JSON is written and read.
package enum JSONCoding {
    /// Sorts members, so that equal values have equal bytes.
    package static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    package static var decoder: JSONDecoder { JSONDecoder() }
}
