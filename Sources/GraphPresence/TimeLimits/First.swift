import GraphRuntime

/// What comes first, for one who waits; what comes after it is nothing.
final class First<Value: Sendable>: Sendable {
    private struct State: Sendable {
        var value: Value?
        var continuation: CheckedContinuation<Value, Never>?
    }

    private let state = Locked(State())

    /// Gives a value, unless there is one.
    func give(_ value: Value) {
        let continuation: CheckedContinuation<Value, Never>? = state.withLock { state in
            guard state.value == nil else { return nil }
            state.value = value
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(returning: value)
    }

    /// Waits for the value.
    func wait() async -> Value {
        await withCheckedContinuation { continuation in
            let value = state.withLock { state in
                if state.value == nil { state.continuation = continuation }
                return state.value
            }
            if let value { continuation.resume(returning: value) }
        }
    }
}

extension First {
    /// Waits for the value, or for the task to be cancelled.
    func waitUnlessCancelled<Success>() async -> Value where Value == Result<Success, any Error> {
        await withTaskCancellationHandler {
            await wait()
        } onCancel: {
            give(.failure(CancellationError()))
        }
    }
}
