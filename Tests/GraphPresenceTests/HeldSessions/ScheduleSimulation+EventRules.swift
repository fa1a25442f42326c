// SPDX-License-Identifier: MIT

import Foundation

@testable import GraphPresence

extension ScheduleSimulation {
    /// The rules for the order of the events that a schedule reports.
    struct EventRules: Sendable {
        /// Whether the first request may fail without ending the session.
        let mayFailFirst: Bool
        private var isExpired = false
        /// The reason for the last failure that was reported since the last success.
        private var reportedReason: FailureCause?

        init(mayFailFirst: Bool) {
            self.mayFailFirst = mayFailFirst
        }

        /// Returns whether the reason for a failure is the last reported reason. While a request keeps failing, every
        /// new reason must be reported.
        func isReported(_ error: any Error) -> Bool { FailureCause(error) == reportedReason }

        /// Records the next event.
        ///
        /// - Parameters:
        ///   - event: The event.
        ///   - hasBeenSet: Whether the state was set at least once.
        ///   - now: The current time of the schedule's clock.
        /// - Returns: The rule that the event violates, or `nil` if there is none.
        mutating func check(_ event: HeldSessionEvent, hasBeenSet: Bool, at now: Date) -> String? {
            let (wasExpired, wasReported) = (isExpired, reportedReason)
            switch event {
            case .initialFailure, .expired: isExpired = true
            case .recovered, .renewed: (isExpired, reportedReason) = (false, nil)
            case .delayed(let error, _): reportedReason = FailureCause(error)
            case .preferenceNotCleared, .ended: break
            }
            let state = "while the state is \(wasExpired ? "" : "not ")expired"
            switch event {
            case .delayed(let error, let end) where wasExpired:
                // After the expiration, only a failure with a new reason is reported.
                let isValid = hasBeenSet && end <= now && FailureCause(error) != wasReported
                return isValid ? nil : "\(event) \(state)"
            case .renewed where wasExpired, .expired where wasExpired, .recovered where !wasExpired:
                return "\(event) \(state)"
            case .initialFailure where wasExpired || hasBeenSet || !mayFailFirst:
                return "an initial failure is reported, but not after a first request that may fail"
            default: return nil
            }
        }
    }
}
