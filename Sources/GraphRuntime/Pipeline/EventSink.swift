// SPDX-License-Identifier: MIT

/// A destination for a client's events.
struct EventSink: Sendable {
    let handler: (@Sendable (GraphEvent) -> Void)?
    /// The number of the attempt that the events belong to, starting at 1.
    var attempt = 1

    /// The current instant, for measuring how long requests and token acquisition take; `nil` if there is no handler.
    ///
    /// Durations are measured in real time, regardless of the client's clock.
    var instant: ContinuousClock.Instant? { handler == nil ? nil : .now }

    /// Returns a sink for the events of the attempt with a given number.
    func attempt(_ number: Int) -> EventSink { EventSink(handler: handler, attempt: number) }

    func emit(
        _ kind: GraphEvent.Kind,
        _ operation: GraphOperation,
        _ clientRequestId: @autoclosure () -> String?,
        retryAfter: @autoclosure () -> Duration? = nil
    ) {
        guard let handler else { return }
        handler(
            GraphEvent(
                kind: kind,
                operation: operation,
                clientRequestId: clientRequestId(),
                attempt: attempt,
                retryAfter: retryAfter()
            )
        )
    }
}
