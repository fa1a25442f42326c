// SPDX-License-Identifier: MIT

import GraphRuntime

/// The requests that a ``SessionRenewer`` sends to set, renew, and clear a state.
protocol HeldCalls: Sendable {
    /// The type of state that the requests set.
    associatedtype Value: Sendable

    var builder: PresenceRequestBuilder { get }
    /// The name that identifies the work to a clock.
    var name: String { get }
    var options: HeldSessionOptions { get }
    var rules: SessionSchedule<Value>.Rules { get }
    /// The operation that sets the state.
    var setting: GraphOperation { get }
    /// The operation that clears the state.
    var clearing: GraphOperation { get }

    /// Sets the state. The implementation applies a time limit.
    func set(_ value: Value, isFirst: Bool) async throws
    /// Clears the state, which may have expired or may never have been set.
    func clear() async throws
    /// Reports an event. The caller has acquired a lock, so the implementation must not call the caller.
    func report(_ event: HeldSessionEvent)
}

extension HeldCalls {
    /// A closure that returns whether the renewals start even though the first request failed with the given error.
    var tolerance: @Sendable (any Error) -> Bool {
        let isInteractive = builder.context.requestAdapter.credential.isInteractive
        return { [options] in options.tolerates($0, isInteractive: isInteractive) }
    }
}
