/// Where a client's events go.
struct EventSink: Sendable {
    let handler: (@Sendable (GraphEvent) -> Void)?

    func emit(_ kind: GraphEvent.Kind, of request: TransportRequest) {
        guard handler != nil else { return }
        emit(kind, request.operation, request.clientRequestId)
    }

    func emit(_ kind: GraphEvent.Kind, _ operation: GraphOperation, _ clientRequestId: String?) {
        handler?(GraphEvent(kind: kind, operation: operation, clientRequestId: clientRequestId))
    }
}
