// SPDX-License-Identifier: MIT

/// The pauses of a loop that waits for a condition.
///
/// The first pauses only let other tasks run, and later ones get longer, so that a loop that waits for long takes little
/// processor time from what it waits for.
package struct PollingPauses {
    private var count = 0

    package init() {}

    /// Pauses before the condition is checked again: up to 1 millisecond.
    ///
    /// - Throws: `CancellationError` if the task is canceled.
    package mutating func next() async throws {
        count += 1
        guard count > 5 else {
            try Task.checkCancellation()
            return await Task.yield()
        }
        try await Task.sleep(for: .microseconds(min(20 << min(count - 6, 6), 1_000)))
    }
}
