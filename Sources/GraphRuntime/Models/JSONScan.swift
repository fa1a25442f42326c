// SPDX-License-Identifier: MIT

import Foundation

/// The result of scanning a JSON text before decoding it.
struct JSONScan {
    /// The maximum nesting depth of arrays and objects.
    private(set) var depth = 0
    /// The offsets of escapes that represent lone surrogates, for example `\ud83d` if no `\ude00` follows.
    private(set) var loneSurrogates: [Int] = []
    private var members: MemberScan

    /// Creates a result by scanning a JSON text.
    ///
    /// - Parameters:
    ///   - data: The JSON text to scan.
    ///   - model: The generated type that will be decoded from the text; `nil` for any other type.
    init(_ data: Data, of model: (any GraphModel.Type)? = nil) {
        members = MemberScan(model)
        data.withUnsafeBytes { scan($0) }
    }

    /// The names and kinds of members, which speed up decoding.
    var scannedMembers: ScannedMembers { members.result }

    private mutating func scan(_ bytes: UnsafeRawBufferPointer) {
        var open = 0
        var index = 0
        var escape = -1
        members.startValue(bytes, at: 0)
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                let start = index
                index = endOfString(bytes, from: index, &escape)
                members.string(bytes, start, index - 1)
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                open += 1
                depth = max(depth, open)
                members.open(isObject: byte == UInt8(ascii: "{"))
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                open -= 1
                members.close()
            case UInt8(ascii: ","): members.comma()
            case 0: members.giveUp()
            default: break
            }
        }
    }

    /// Finds the end of a string.
    ///
    /// `escape` is the offset of the next backslash. If `escape` is less than the current index, this method searches
    /// for the next backslash. The result is the offset after the closing quotation mark. If there is no closing
    /// quotation mark, the result is the length of the text plus one.
    private mutating func endOfString(_ bytes: UnsafeRawBufferPointer, from start: Int, _ escape: inout Int) -> Int {
        var index = start
        var quote = -1
        while true {
            if quote < index { quote = bytes.firstOffset(of: UInt8(ascii: "\""), from: index) }
            if escape < index { escape = bytes.firstOffset(of: UInt8(ascii: "\\"), from: index) }
            if quote <= escape { return quote + 1 }
            index = escape + scanEscape(bytes, at: escape)
        }
    }

    /// Records the escape at an index if it is a lone surrogate, and returns the length of the escape or the surrogate
    /// pair.
    private mutating func scanEscape(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
        guard let unit = Self.surrogate(bytes, at: index) else { return 2 }
        if UTF16.isLeadSurrogate(unit), let next = Self.surrogate(bytes, at: index + 6), UTF16.isTrailSurrogate(next) {
            return 12
        }
        loneSurrogates.append(index)
        return 6
    }

    /// Returns the surrogate that the escape at an index represents; `nil` if there is no such escape.
    private static func surrogate(_ bytes: UnsafeRawBufferPointer, at index: Int) -> UInt16? {
        guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
            bytes[index + 2] | 0x20 == UInt8(ascii: "d"),
            let unit = UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
            UTF16.isSurrogate(unit)
        else { return nil }
        return unit
    }
}

extension Data {
    /// Returns the JSON text with lone surrogates replaced by U+FFFD, the replacement character.
    func replacing(_ loneSurrogates: [Int]) -> Data {
        var data = self
        for offset in loneSurrogates {
            let digits = data.index(data.startIndex, offsetBy: offset + 2)
            data.replaceSubrange(digits..<(digits + 4), with: Data("fffd".utf8))
        }
        return data
    }
}
