// SPDX-License-Identifier: MIT

/// The renewals in progress. The endpoint may have redeemed their refresh tokens before the next ones are stored.
package enum RenewalsAtEndpoint {
    private static let state = Locked((count: 0, isEnding: false))

    /// Begins a renewal.
    ///
    /// - Throws: `CancellationError` if the process is about to end.
    static func begin() throws(CancellationError) {
        let isEnding = state.withLock { state in
            if !state.isEnding { state.count += 1 }
            return state.isEnding
        }
        if isEnding { throw CancellationError() }
    }

    /// Ends a renewal, after its refresh token is stored.
    static func end() {
        state.withLock { $0.count -= 1 }
    }

    /// Waits until all renewals have ended. No further renewal can begin.
    ///
    /// - Parameter limit: The maximum time to wait.
    package static func finish(within limit: Duration) async {
        let deadline = ContinuousClock.now + limit
        while state.withLock({ state in
            state.isEnding = true
            return state.count
        }) > 0, ContinuousClock.now < deadline {
            try? await Task.sleep(for: .milliseconds(10))
        }
    }
}
