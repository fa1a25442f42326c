// SPDX-License-Identifier: MIT

/// A hash function that returns the same results in every process, on every platform, and in every version.
enum StableHash {
    /// Returns the bucket, from 0 to `count - 1`, that a name belongs to. The bucket does not depend on other names.
    static func bucket(of name: String, count: Int) -> Int {
        // FNV-1a, 32 bits.
        let hash = name.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return Int(hash % UInt32(count))
    }
}
