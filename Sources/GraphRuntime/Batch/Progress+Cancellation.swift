// SPDX-License-Identifier: MIT

import Foundation

extension Progress {
    /// The time between two checks of whether the progress is canceled.
    private static let checkInterval = Duration.milliseconds(50)

    /// Runs a closure that is canceled when the progress or the current task is canceled.
    ///
    /// The progress is checked repeatedly, because its cancellation handler belongs to the caller.
    ///
    /// - Parameter body: The closure, which is not called if the progress or the current task is already canceled.
    /// - Returns: The result of the closure.
    /// - Throws: `CancellationError` if the progress or the current task is canceled, or the error that the closure
    ///   throws.
    func withCancellation<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try Task.checkCancellation()
        if isCancelled { throw CancellationError() }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await body() }
            group.addTask {
                while !self.isCancelled { try await Task.sleep(for: Self.checkInterval) }
                return nil
            }
            guard let value = try await group.next() ?? nil else { throw CancellationError() }
            return value
        }
    }
}
