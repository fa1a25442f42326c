/// A hash that is the same in every process, on every platform and in every version.
enum StableHash {
    /// The one of `count` buckets that a name belongs to, whatever other names there are.
    static func bucket(of name: String, count: Int) -> Int {
        // FNV-1a, 32 bits.
        let hash = name.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return Int(hash % UInt32(count))
    }
}
