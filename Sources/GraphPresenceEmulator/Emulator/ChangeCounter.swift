// SPDX-License-Identifier: MIT

import Foundation

/// A counter of changes on which threads can wait.
///
/// The condition's lock protects the count.
final class ChangeCounter: @unchecked Sendable {
    private let condition = NSCondition()
    private var count = 0

    /// The number of changes so far.
    var value: Int { condition.withLock { count } }

    /// Counts a change.
    func increment() {
        condition.withLock {
            count += 1
            condition.broadcast()
        }
    }

    /// Waits until the number of changes differs from a known number or the time limit is reached.
    ///
    /// - Returns: The number of changes.
    func wait(for last: Int, seconds: TimeInterval) -> Int {
        let end = Date() + seconds
        return condition.withLock {
            while count == last, condition.wait(until: end) {}
            return count
        }
    }
}
