// SPDX-License-Identifier: MIT

/// A value that is set once and that one task awaits.
package final class OneShot<Value: Sendable>: Sendable {
    private struct State: Sendable {
        var value: Value?
        var continuation: CheckedContinuation<Value, Never>?
    }

    private let state = Locked(State())

    package init() {}

    /// Sets the value, unless it is already set.
    package func fulfill(_ value: Value) {
        let continuation: CheckedContinuation<Value, Never>? = state.withLock { state in
            guard state.value == nil else { return nil }
            state.value = value
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(returning: value)
    }

    /// Returns the value, after waiting for it to be set if necessary.
    package func wait() async -> Value {
        await withCheckedContinuation { continuation in
            let value = state.withLock { state in
                if state.value == nil { state.continuation = continuation }
                return state.value
            }
            if let value { continuation.resume(returning: value) }
        }
    }
}

extension OneShot {
    /// Waits until the value is set or the task is canceled. Cancellation sets the value to a failure with
    /// `CancellationError`.
    package func waitUnlessCancelled<Success>() async -> Value where Value == Result<Success, any Error> {
        await withTaskCancellationHandler {
            await wait()
        } onCancel: {
            fulfill(.failure(CancellationError()))
        }
    }
}
