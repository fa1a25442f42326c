// SPDX-License-Identifier: MIT

extension String {
    /// Whether the string is a GUID in Graph's format: 32 hexadecimal digits in groups of 8, 4, 4, 4, and 12.
    var isGUID: Bool {
        var bytes = utf8.makeIterator()
        for place in 0..<36 {
            guard let byte = bytes.next() else { return false }
            switch place {
            case 8, 13, 18, 23:
                guard byte == UInt8(ascii: "-") else { return false }
            default:
                let letter = byte | 0x20
                let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
                guard isDigit || letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f") else { return false }
            }
        }
        return bytes.next() == nil
    }

    /// Returns a random GUID (version 4) in lowercase.
    ///
    /// Every response contains a GUID. On some platforms, `UUID()` opens a system file for each GUID.
    static func randomGUID() -> String {
        var generator = SystemRandomNumberGenerator()
        // The version and variant bits are fixed (RFC 9562).
        let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var place = 0
            for index in 0..<32 {
                if [8, 12, 16, 20].contains(index) {
                    buffer[place] = UInt8(ascii: "-")
                    place += 1
                }
                let half = index < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - index % 16 * 4)) & 0xF
                buffer[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                place += 1
            }
            return place
        }
    }
}
