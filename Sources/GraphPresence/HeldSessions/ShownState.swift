// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// A state machine that derives the events of a held session from the events of its parts.
///
/// The parts are the session and, if there is one, the preferred presence. The requested state is visible only while
/// the service shows every part.
struct ShownState: Sendable {
    /// A part of a held session that is renewed and expires separately.
    enum Part: Sendable {
        case session
        case preference
    }

    private enum Status: Sendable, Equatable {
        case shown
        /// The last renewal failed, but the part is shown until the given instant.
        case delayed(until: Date)
        case missing
    }

    private var session = Status.shown
    private var preference = Status.shown
    /// The reason for the last failure that was reported, or `nil` if no failure was reported since the last success.
    private var reportedReason: FailureCause?

    /// Whether at least one part is not shown.
    var isExpired: Bool { session == .missing || preference == .missing }

    /// Handles an event from a part.
    ///
    /// - Returns: The event to report, or `nil` if there is nothing to report to the caller.
    mutating func handle(_ event: HeldSessionEvent, of part: Part) -> HeldSessionEvent? {
        let wasExpired = isExpired
        switch event {
        case .initialFailure:
            set(.missing, of: part)
            return event
        case .delayed(let error, _) where (part == .session ? session : preference) == .missing:
            // Both parts can fail for the same reason.
            guard FailureCause(error) != reportedReason else { return nil }
            reportedReason = FailureCause(error)
            return event
        case .expired:
            set(.missing, of: part)
            return wasExpired ? nil : .expired
        case .delayed(let error, let expiresAt):
            set(.delayed(until: expiresAt), of: part)
            if isExpired { return nil }
            reportedReason = FailureCause(error)
            return .delayed(error, expiresAt: firstExpiration ?? expiresAt)
        case .renewed, .recovered:
            set(.shown, of: part)
            if isExpired { return nil }
            reportedReason = nil
            if wasExpired { return .recovered }
            // While a renewal of the other part is being retried, the reported failure is still current.
            return firstExpiration == nil ? .renewed : nil
        case .preferenceNotCleared: return event
        case .ended(let error):
            guard part == .preference else { return event }
            return error.map { .preferenceNotCleared($0) }
        }
    }

    /// The earliest expiration of a part while its renewal is being retried, or `nil` if no renewal is being retried.
    private var firstExpiration: Date? {
        [session, preference].compactMap { if case .delayed(let end) = $0 { end } else { nil } }.min()
    }

    private mutating func set(_ status: Status, of part: Part) {
        switch part {
        case .session: session = status
        case .preference: preference = status
        }
    }
}
