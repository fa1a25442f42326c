// SPDX-License-Identifier: MIT

import Foundation

/// The failed attempts of a renewal that are followed by a pause, for the callers that wait for the renewal.
final class RetryPauses: Sendable {
    typealias Observer = @Sendable (GraphError, Date) -> Void

    private let state = Locked<(last: (failure: GraphError, retry: Date)?, observers: [Observer])>((nil, []))

    /// Reports the last pause, if there was one, and all later ones to an observer.
    func report(to observer: @escaping Observer) {
        let last = state.withLock { state in
            state.observers.append(observer)
            return state.last
        }
        if let last { observer(last.failure, last.retry) }
    }

    /// Reports a pause to all observers.
    func add(_ failure: GraphError, until retry: Date) {
        let observers = state.withLock { state in
            state.last = (failure, retry)
            return state.observers
        }
        for observer in observers { observer(failure, retry) }
    }
}
