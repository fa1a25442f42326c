// SPDX-License-Identifier: MIT

/// A counter for the token renewals in progress, which should finish before the process ends.
///
/// The token endpoint may already have redeemed a refresh token before the new refresh token is stored.
package enum RenewalsAtEndpoint {
    private static let state = Locked((count: 0, isEnding: false))

    /// Records the start of a renewal.
    ///
    /// - Throws: `CancellationError` if the process is about to end.
    static func begin() throws(CancellationError) {
        let isEnding = state.withLock { state in
            if !state.isEnding { state.count += 1 }
            return state.isEnding
        }
        if isEnding { throw CancellationError() }
    }

    /// Records the end of a renewal, after the new refresh token is stored.
    static func end() {
        state.withLock { $0.count -= 1 }
    }

    /// Prevents new renewals and waits until all renewals in progress have ended.
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
