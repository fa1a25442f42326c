// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// A state machine that derives the events of a held session from those of its parts.
///
/// The state that the caller asked to show is visible only while every part is: the session, and the preferred presence
/// if there is one.
struct ShownState: Sendable {
    /// A part of what is shown.
    enum Part: Sendable {
        case session
        case preference
    }

    private enum Status: Sendable, Equatable {
        case shown
        /// The last renewal failed, and the part is shown until an instant.
        case delayed(until: Date)
        case missing
    }

    private var session = Status.shown
    private var preference = Status.shown

    /// Whether the service does not show a part.
    var isExpired: Bool { session == .missing || preference == .missing }

    /// Handles an event of a part.
    ///
    /// - Returns: The event to report, or `nil` if the event does not change what the caller has to know.
    mutating func handle(_ event: HeldSessionEvent, of part: Part) -> HeldSessionEvent? {
        let wasExpired = isExpired
        switch event {
        case .initialFailure:
            set(.missing, of: part)
            return event
        case .expired:
            set(.missing, of: part)
            return wasExpired ? nil : .expired
        case .delayed(let error, let expiresAt):
            set(.delayed(until: expiresAt), of: part)
            return isExpired ? nil : .delayed(error, expiresAt: firstExpiration ?? expiresAt)
        case .renewed, .recovered:
            set(.shown, of: part)
            if isExpired { return nil }
            if wasExpired { return .recovered }
            // While a renewal of the other part is retried, the failure is still current.
            return firstExpiration == nil ? .renewed : nil
        case .preferenceNotCleared: return event
        case .ended(let error):
            guard part == .preference else { return event }
            return error.map { .preferenceNotCleared($0) }
        }
    }

    /// When the first part whose renewal is retried expires, or `nil` if no renewal is retried.
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
