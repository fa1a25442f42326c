// SPDX-License-Identifier: MIT

import Foundation

extension UUID {
    /// A random UUID. On Linux, `UUID()` opens a system file each time.
    static var random: UUID {
        let (high, low) = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
        // The masks set the version, 4, and the variant of RFC 9562.
        let bytes = ((high & ~0xF000 | 0x4000).bigEndian, (low & ~(0xC0 << 56) | 0x80 << 56).bigEndian)
        return withUnsafeBytes(of: bytes) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
