// SPDX-License-Identifier: MIT

import Foundation

extension Redaction {
    /// Masks the string value of a JSON member, or each string if the value is an array. The body may be truncated.
    static func maskValues(of name: String, in body: inout Data) {
        let bytes = Array(body)
        let key = Array("\"\(name)\"".utf8)
        var clean: [UInt8] = []
        var rest = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index...].starts(with: key) else {
                index += 1
                continue
            }
            index += key.count
            for value in values(in: bytes, at: index) {
                clean += bytes[rest..<value.lowerBound] + mask
                rest = value.upperBound
                index = value.upperBound
            }
        }
        if rest > 0 { body = Data(clean + bytes[rest...]) }
    }

    /// Returns the ranges of the string values that follow a key, without their quotation marks.
    private static func values(in bytes: [UInt8], at index: Int) -> [Range<Int>] {
        guard let colon = firstByte(in: bytes, from: index), bytes[colon] == UInt8(ascii: ":"),
            var next = firstByte(in: bytes, from: colon + 1)
        else { return [] }
        var values: [Range<Int>] = []
        let isArray = bytes[next] == UInt8(ascii: "[")
        if isArray { next += 1 }
        while let quote = firstByte(in: bytes, from: next), bytes[quote] == UInt8(ascii: "\"") {
            var end = quote + 1
            while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
                end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            values.append((quote + 1)..<min(end, bytes.count))
            guard isArray, let comma = firstByte(in: bytes, from: end + 1), bytes[comma] == UInt8(ascii: ",") else {
                break
            }
            next = comma + 1
        }
        return values
    }

    /// Returns the index of the first byte at or after a start index that is not white space.
    private static func firstByte(in bytes: [UInt8], from start: Int) -> Int? {
        bytes[min(start, bytes.count)...].firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
}
