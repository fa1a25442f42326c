// SPDX-License-Identifier: MIT

import Foundation

/// An encoder for gzip (RFC 1952) that stores the data without compression.
enum Gzip {
    static func stored(_ text: String) -> Data {
        let bytes = Array(text.utf8)
        let count = UInt16(bytes.count)
        var data = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1])
        for value in [count, ~count] { data += [UInt8(value & 0xFF), UInt8(value >> 8)] }
        data += bytes
        for value in [checksum(bytes), UInt32(bytes.count)] {
            for shift in [0, 8, 16, 24] as [UInt32] { data.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        return data
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
