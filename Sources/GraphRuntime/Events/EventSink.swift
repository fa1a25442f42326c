/// Where a client's events go.
struct EventSink: Sendable {
    let handler: (@Sendable (GraphEvent) -> Void)?

    func emit(_ kind: GraphEvent.Kind, of request: TransportRequest) {
        guard let handler else { return }
        let clientRequestId = request.headers["client-request-id"]
        handler(GraphEvent(kind: kind, operation: request.operation, clientRequestId: clientRequestId))
    }
}
