// SPDX-License-Identifier: MIT

/// An error that reports that a condition did not become true in time.
package struct NeverHappened: Error, CustomStringConvertible {
    let place: String
    package var description: String { "\(place): the condition did not become true in time" }
}

/// Waits until a condition is true.
///
/// - Parameters:
///   - limit: How long to wait. The default is 1 minute, for busy machines.
///   - fileID: The file of the caller.
///   - line: The line of the caller.
///   - isolation: The actor of the caller, on which the condition runs.
///   - condition: The condition.
/// - Throws: ``NeverHappened`` after the limit; `CancellationError` if the task is canceled; an error that the
///   condition throws.
package func eventually(
    within limit: Duration = .seconds(60),
    fileID: String = #fileID,
    line: Int = #line,
    isolation: isolated (any Actor)? = #isolation,
    _ condition: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + limit
    var pauses = PollingPauses()
    while try await !condition() {
        guard ContinuousClock.now < end else { throw NeverHappened(place: "\(fileID):\(line)") }
        try await pauses.next()
    }
}
