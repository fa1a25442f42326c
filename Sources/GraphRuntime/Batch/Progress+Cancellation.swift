// SPDX-License-Identifier: MIT

import Foundation

extension Progress {
    /// Runs a closure in a task that is canceled when the progress or the current task is canceled.
    ///
    /// While the closure runs, the cancellation handler that the caller has set for the progress still runs when the
    /// progress is canceled.
    ///
    /// - Parameter body: The closure, which is not called if the progress or the current task is already canceled.
    /// - Returns: The result of the closure.
    /// - Throws: `CancellationError` if the progress or the current task is already canceled, or the error that the
    ///   closure throws.
    func withCancellation<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try Task.checkCancellation()
        if isCancelled { throw CancellationError() }
        let task = Task { try await body() }
        let callersHandler = cancellationHandler
        cancellationHandler = {
            task.cancel()
            callersHandler?()
        }
        // A canceled progress would call the caller's handler again if that handler was set.
        defer { if !isCancelled { cancellationHandler = callersHandler } }
        // The progress may have been canceled just before its handler was set.
        if isCancelled { task.cancel() }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
