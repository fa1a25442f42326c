// SPDX-License-Identifier: MIT

import GraphRuntime

@testable import GraphPresence

extension ScheduleSimulation {
    /// An event or an outcome that the simulation applies to the schedule.
    enum Step: String, CaseIterable, Sendable {
        /// The request in flight succeeds, fails temporarily, is throttled, or is rejected.
        case succeed, fail, throttle, reject
        /// The token for the request in flight cannot be acquired, so the request is not sent.
        case failUnsent
        /// The schedule starts the renewals.
        case renew
        case update, cancelUpdate
        /// The earliest wait ends: on time, or after the machine has slept for an hour.
        case wake, wakeLate
        /// The machine's clock is set back by an hour.
        case setClockBack
        case cancel, end
        /// The clear request succeeds or fails.
        case clear, failToClear
    }

    /// Returns whether a step is currently possible.
    func allows(_ step: Step) -> Bool {
        switch step {
        case .succeed, .fail, .throttle, .reject, .failUnsent: request != nil
        case .renew: if case .started = schedule.phase { true } else { false }
        case .update, .cancel: schedule.outcome == nil
        case .cancelUpdate: !openUpdates.isEmpty
        case .wake, .wakeLate: nextWait != nil
        case .setClockBack: offset == 0
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
        var error = GraphError(kind: kind, operation: operation, message: "the request failed")
        error.status = status
        error.retryAfter = retryAfter
        return error
    }
}
