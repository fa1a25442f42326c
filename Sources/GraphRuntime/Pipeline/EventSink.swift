/// Where the events of a client go.
struct EventSink: Sendable {
    let handler: (@Sendable (GraphEvent) -> Void)?

    /// The current instant, to report how long something takes, in real time: what a log shows is how long the network and
    /// the credential took. `nil` without a handler.
    var instant: ContinuousClock.Instant? { handler == nil ? nil : .now }

    func emit(_ kind: GraphEvent.Kind, _ operation: GraphOperation, _ clientRequestId: @autoclosure () -> String?) {
        handler?(GraphEvent(kind: kind, operation: operation, clientRequestId: clientRequestId()))
    }
}
