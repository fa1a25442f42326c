import Foundation

/// Numbers that are the same for the same seed (SplitMix64).
struct RandomNumbers {
    /// A seed: that of the environment variable `TEST_SEED`, else a new one. It is printed.
    static func seed() -> UInt64 {
        let seed =
            ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...UInt64.max)
        print("TEST_SEED=\(seed)")
        return seed
    }

    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next(in range: ClosedRange<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return range.lowerBound + Int(mixed % UInt64(range.count))
    }
}
