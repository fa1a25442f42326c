import Foundation

/// A generator that returns the same numbers for the same seed (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator {
    /// The seed of this run: that of the environment variable `TEST_SEED`, else a random one.
    ///
    /// It is printed when a test first uses it.
    package static let seed: UInt64 = {
        let seed = TestRun.environment["TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...UInt64.max)
        print("TEST_SEED=\(seed)")
        return seed
    }()

    private var state: UInt64

    /// Creates the generator of a test case.
    ///
    /// - Parameter number: The number of the case; each has numbers of its own. The default is 0.
    package init(_ number: Int = 0) {
        self.init(state: Self.seed &+ UInt64(truncatingIfNeeded: number))
    }

    /// Creates a generator with a seed of its own, which need not differ much from others.
    package init(state: UInt64) {
        self.state = state
        self.state = next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Returns `true` with a probability, in percent.
    package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// Returns one of the elements, of which there is at least one.
    package mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}
