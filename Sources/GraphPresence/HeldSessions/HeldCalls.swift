// SPDX-License-Identifier: MIT

import GraphRuntime

/// The requests that a ``SessionRenewer`` sends to set, renew, and clear a state.
protocol HeldCalls: Sendable {
    /// The type of the state that is set.
    associatedtype Value: Sendable

    var builder: PresenceRequestBuilder { get }
    /// The name of the work, for a clock that observes it.
    var name: String { get }
    var options: HeldSessionOptions { get }
    var rules: SessionSchedule<Value>.Rules { get }
    /// The operation that clears the state.
    var clearing: GraphOperation { get }

    /// Sets the state, within a time limit that the implementation applies.
    func set(_ value: Value, isFirst: Bool) async throws
    /// Clears the state, which may have expired or may never have been set.
    func clear() async throws
    /// Reports an event. The caller is in a critical section, so an implementation must not call back.
    func report(_ event: HeldSessionEvent)
}

extension HeldCalls {
    /// Returns whether the renewals start even though the first request failed with an error.
    var tolerance: @Sendable (any Error) -> Bool {
        let isInteractive = builder.context.requestAdapter.credential.isInteractive
        return { [options] in options.tolerates($0, isInteractive: isInteractive) }
    }
}
