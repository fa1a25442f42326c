// SPDX-License-Identifier: MIT

import Foundation

/// A random number generator (SplitMix64) that returns the same numbers for the same seed.
package struct SeededGenerator: RandomNumberGenerator {
    /// The seed for this run: the value of the environment variable `TEST_SEED`, or a random number if the variable is
    /// not set.
    ///
    /// The seed is printed when a test first uses it.
    package static let seed: UInt64 = {
        let seed = TestRun.environment["TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...UInt64.max)
        print("TEST_SEED=\(seed)")
        return seed
    }()

    private var state: UInt64

    /// Creates a generator for a test case.
    ///
    /// - Parameter number: The number of the test case. Each case receives different random numbers. The default is 0.
    package init(_ number: Int = 0) {
        self.init(state: Self.seed &+ UInt64(truncatingIfNeeded: number))
    }

    /// Creates a generator with a specific seed. Similar seeds produce unrelated numbers.
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

    /// Returns `true` with the given probability, in percent.
    package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// Returns a random element from an array, which must not be empty.
    package mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}
