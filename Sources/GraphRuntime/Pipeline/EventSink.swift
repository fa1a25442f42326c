/// Where the events of a client go.
struct EventSink: Sendable {
    let handler: (@Sendable (GraphEvent) -> Void)?

    func emit(_ kind: GraphEvent.Kind, _ operation: GraphOperation, _ clientRequestId: @autoclosure () -> String?) {
        handler?(GraphEvent(kind: kind, operation: operation, clientRequestId: clientRequestId()))
    }
}
