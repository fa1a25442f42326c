import GraphRuntime

/// The requests that a ``SessionRenewer`` sends to set a state, to keep it and to clear it.
protocol HeldCalls: Sendable {
    /// What is set.
    associatedtype Value: Sendable

    var builder: PresenceRequestBuilder { get }
    /// The name of the work, for a clock that observes it.
    var name: String { get }
    var rules: SessionSchedule<Value>.Rules { get }
    /// The operation that clears the state.
    var clearing: GraphOperation { get }

    /// Sets the state. It has a time limit of its own.
    func set(_ value: Value, isFirst: Bool) async throws
    /// Clears the state, which may have expired, or never have been set.
    func clear() async throws
    /// Reports an event. It is called while a lock is held.
    func report(_ event: HeldSessionEvent)
}
