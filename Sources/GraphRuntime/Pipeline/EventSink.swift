// SPDX-License-Identifier: MIT

/// A destination for the events of a client.
struct EventSink: Sendable {
    let handler: (@Sendable (GraphEvent) -> Void)?

    /// The current instant, to measure how long the network and the credential take; `nil` if there is no handler.
    ///
    /// It is measured in real time, whatever the client's clock is.
    var instant: ContinuousClock.Instant? { handler == nil ? nil : .now }

    func emit(_ kind: GraphEvent.Kind, _ operation: GraphOperation, _ clientRequestId: @autoclosure () -> String?) {
        handler?(GraphEvent(kind: kind, operation: operation, clientRequestId: clientRequestId()))
    }
}
