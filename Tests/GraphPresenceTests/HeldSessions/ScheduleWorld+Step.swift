import GraphRuntime

@testable import GraphPresence

extension ScheduleWorld {
    /// What happens next.
    enum Step: String, CaseIterable, Sendable {
        /// The request in flight succeeds, fails and may succeed later, is throttled, or is refused.
        case succeed, fail, throttle, refuse
        /// Someone performs renewals after the first success.
        case renew
        case update, cancelUpdate
        /// The wait that ends first is over: in time, or after the machine has slept for an hour.
        case wake, wakeLate
        /// The machine's clock is put back by an hour.
        case putBack
        case cancel, end
        /// The clearing succeeds or fails.
        case clear, failToClear
    }

    /// Whether a step can happen now.
    func allows(_ step: Step) -> Bool {
        switch step {
        case .succeed, .fail, .throttle, .refuse: request != nil
        case .renew: if case .started = schedule.phase { true } else { false }
        case .update, .cancel: schedule.outcome == nil
        case .cancelUpdate: !openUpdates.isEmpty
        case .wake, .wakeLate: nextWait != nil
        case .putBack: offset == 0
        case .end: !isEndRequested
        case .clear, .failToClear: isClearing
        }
    }

    static func error(
        _ kind: GraphError.Kind = .transport,
        status: Int? = nil,
        retryAfter: Duration? = nil
    ) -> GraphError {
        let operation = GraphOperation(method: .post, pathTemplate: "/me/presence/setPresence")
        var error = GraphError(kind: kind, operation: operation, message: "it failed")
        error.status = status
        error.retryAfter = retryAfter
        return error
    }
}
