// SPDX-License-Identifier: MIT

/// A destination for a client's events.
struct EventSink: Sendable {
    let handler: (@Sendable (GraphEvent) -> Void)?

    /// The current instant, for measuring how long requests and token acquisition take; `nil` if there is no handler.
    ///
    /// Durations are measured in real time, regardless of the client's clock.
    var instant: ContinuousClock.Instant? { handler == nil ? nil : .now }

    func emit(_ kind: GraphEvent.Kind, _ operation: GraphOperation, _ clientRequestId: @autoclosure () -> String?) {
        handler?(GraphEvent(kind: kind, operation: operation, clientRequestId: clientRequestId()))
    }
}
