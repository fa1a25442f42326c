// SPDX-License-Identifier: MIT

import Foundation

extension UUID {
    /// A random UUID. This property does not use `UUID()`, which opens a system file each time on Linux.
    static var random: UUID {
        let (high, low) = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
        // The masks set the version to 4 and the variant to that of RFC 9562.
        let bytes = ((high & ~0xF000 | 0x4000).bigEndian, (low & ~(0xC0 << 56) | 0x80 << 56).bigEndian)
        return withUnsafeBytes(of: bytes) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
