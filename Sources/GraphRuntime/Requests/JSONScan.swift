import Foundation

/// What one pass over the bytes of a JSON text finds before the text is decoded.
struct JSONScan {
    /// How deep arrays and objects are nested.
    private(set) var depth = 0
    /// The offsets of the escapes that are half of a surrogate pair, such as a `\ud83d` that no `\ude00` follows.
    private(set) var loneSurrogates: [Int] = []

    init(_ data: Data) {
        data.withUnsafeBytes { scan($0) }
    }

    private mutating func scan(_ bytes: UnsafeRawBufferPointer) {
        var open = 0
        var isInString = false
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "\\") where isInString:
                index += scanEscape(bytes, at: index)
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if !isInString {
                    open += 1
                    depth = max(depth, open)
                }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if !isInString { open -= 1 }
            default: break
            }
            index += 1
        }
    }

    /// Notes the offset if the escape is a lone surrogate, and returns how many bytes the escape, or the pair, has.
    private mutating func scanEscape(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
        guard let unit = Self.surrogate(bytes, at: index) else { return 2 }
        if UTF16.isLeadSurrogate(unit), let next = Self.surrogate(bytes, at: index + 6), UTF16.isTrailSurrogate(next) {
            return 12
        }
        loneSurrogates.append(index)
        return 6
    }

    /// The surrogate that an escape stands for; `nil` if there is no escape or it is another one.
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
    /// The JSON text with U+FFFD, the replacement character, in place of the lone surrogates that a scan found.
    func replacing(_ loneSurrogates: [Int]) -> Data {
        var data = self
        for offset in loneSurrogates {
            let digits = data.index(data.startIndex, offsetBy: offset + 2)
            data.replaceSubrange(digits..<(digits + 4), with: Data("fffd".utf8))
        }
        return data
    }
}
