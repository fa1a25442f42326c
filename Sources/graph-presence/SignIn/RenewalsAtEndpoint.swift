import GraphPresence
import GraphRuntime

/// The renewals of this process whose refresh token may be spent, while the next one is not stored yet.
enum RenewalsAtEndpoint {
    private static let state = Locked((count: 0, isEnding: false))

    /// Begins one.
    ///
    /// - Throws: `CancellationError` if the process is about to end.
    static func begin() throws(CancellationError) {
        let isEnding = state.withLock { state in
            if !state.isEnding { state.count += 1 }
            return state.isEnding
        }
        if isEnding { throw CancellationError() }
    }

    /// Ends one, whose refresh token is stored.
    static func end() {
        state.withLock { $0.count -= 1 }
    }

    /// Waits for all of them before the process ends, and lets no other begin.
    ///
    /// - Parameter limit: How long to wait at most.
    static func finish(within limit: Duration) async {
        let end = ContinuousClock.now + limit
        while state.withLock({ state in
            state.isEnding = true
            return state.count
        }) > 0, ContinuousClock.now < end {
            try? await Task.sleep(for: .milliseconds(10))
        }
    }
}
