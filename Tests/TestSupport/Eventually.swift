// SPDX-License-Identifier: MIT

/// An error that indicates that a condition did not become true in time.
package struct NeverHappened: Error, CustomStringConvertible {
    let place: String
    package var description: String { "\(place): the condition did not become true in time" }
}

/// Waits until a condition is true.
///
/// - Parameters:
///   - limit: The maximum time to wait. The default is 1 minute, which allows for busy machines.
///   - fileID: The caller's file.
///   - line: The line number in the caller's file.
///   - isolation: The caller's actor, on which the condition is evaluated.
///   - condition: The condition.
/// - Throws: ``NeverHappened`` if the condition is not true within the limit, `CancellationError` if the task is
///   canceled, or an error that the condition throws.
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
