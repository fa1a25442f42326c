// SPDX-License-Identifier: MIT

import Foundation

/// A counter whose changes threads can wait for.
///
/// The lock of the condition protects the count.
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

    /// Waits until the number of changes differs from a known one, or until a time limit.
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
