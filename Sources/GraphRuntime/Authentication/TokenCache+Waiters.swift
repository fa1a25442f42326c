// SPDX-License-Identifier: MIT

import Foundation

extension TokenCache {
    /// Ends the wait of a caller whose task is canceled.
    func cancel(_ waiter: Int, _ key: Key) {
        let (caller, task): (Waiter?, Task<Void, Never>?) = state.withLock { state in
            guard let caller = state.entries[key]?.refresh?.waiters[waiter] else { return (nil, nil) }
            // If no callers are waiting, the credential's code must stop.
            return (caller, remove([waiter], key, &state))
        }
        task?.cancel()
        caller?.resume(with: .failure(CancellationError()))
    }

    /// Handles a failed attempt. Each caller whose time limit ends before the retry receives the failure immediately.
    func willRetry(_ number: Int, _ key: Key, _ failure: GraphError, at retry: Date) {
        let (late, task): ([Waiter], Task<Void, Never>?) = state.withLock { state in
            guard let refresh = state.entries[key]?.refresh, refresh.number == number else { return ([], nil) }
            state.entries[key]?.refresh?.lastFailure = (failure, retry)
            let late = refresh.waiters.filter { $0.value.isLate(after: failure, retry: retry, by: clock) }
            return (Array(late.values), remove(Array(late.keys), key, &state))
        }
        task?.cancel()
        for waiter in late { waiter.resume(with: .failure(failure)) }
    }

    /// Removes waiting callers and returns the task to cancel if no callers are left.
    private func remove(_ waiters: [Int], _ key: Key, _ state: inout State) -> Task<Void, Never>? {
        guard !waiters.isEmpty else { return nil }
        for waiter in waiters { state.entries[key]?.refresh?.waiters[waiter] = nil }
        guard state.entries[key]?.refresh?.waiters.isEmpty == true else { return nil }
        defer { state.entries[key]?.refresh = nil }
        return state.entries[key]?.refresh?.task
    }
}
