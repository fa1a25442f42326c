// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@testable import GraphPresence

@Suite(.timeLimit(.minutes(1))) struct ShownStateTests {
    private struct Failure: Error {}

    private static let rejection = GraphError(
        kind: .authentication,
        operation: GraphOperation(method: .post, pathTemplate: "/me/presence/setPresence"),
        message: "no token"
    )

    private static let early = Date(timeIntervalSince1970: 300)
    private static let late = Date(timeIntervalSince1970: 3_600)

    /// Returns a short text for the event that is reported for each step, with `!` while the state is expired.
    private func log(_ steps: [(ShownState.Part, HeldSessionEvent)]) -> [String] {
        var state = ShownState()
        return steps.map { part, event in
            let text: String =
                switch state.handle(event, of: part) {
                case .delayed(_, let end)?: "delayed until \(Int(end.timeIntervalSince1970))"
                case let event?: Simulation.name(event)
                case nil: "-"
                }
            return text + (state.isExpired ? "!" : "")
        }
    }

    @Test("The events of a session without a preference are reported unchanged")
    func sessionAlone() {
        let reported = log([
            (.session, .renewed), (.session, .delayed(Failure(), expiresAt: Self.early)), (.session, .renewed),
            (.session, .expired), (.session, .recovered), (.session, .ended(nil)),
        ])
        #expect(reported == ["renewed", "delayed until 300", "renewed", "expired!", "recovered", "ended"])
        let late = log([
            (.session, .initialFailure(Failure())), (.session, .recovered), (.session, .ended(Failure())),
        ])
        #expect(late == ["initial failure!", "recovered", "not cleared"])
    }

    @Test("Renewals of the session are not reported while the preference is not set")
    func missingPreference() {
        let reported = log([
            (.preference, .initialFailure(Failure())), (.session, .renewed),
            (.session, .delayed(Failure(), expiresAt: Self.early)), (.session, .renewed), (.preference, .recovered),
            (.preference, .expired), (.session, .renewed), (.preference, .recovered), (.session, .renewed),
            (.preference, .renewed),
        ])
        #expect(
            reported == [
                "initial failure!", "-!", "-!", "-!", "recovered", "expired!", "-!", "recovered", "renewed", "renewed",
            ]
        )
    }

    @Test("The state is reported as recovered when both parts have recovered")
    func bothMissing() {
        let expired = log([
            (.session, .expired), (.preference, .expired), (.preference, .recovered), (.session, .recovered),
        ])
        #expect(expired == ["expired!", "-!", "-!", "recovered"])
        let initial = log([
            (.session, .initialFailure(Failure())), (.preference, .initialFailure(Failure())), (.session, .recovered),
            (.preference, .recovered),
        ])
        #expect(initial == ["initial failure!", "initial failure!", "-!", "recovered"])
    }

    @Test("While the renewal of one part is retried, renewals of the other part are not reported")
    func delayedPart() {
        let reported = log([
            (.preference, .delayed(Failure(), expiresAt: Self.late)), (.session, .renewed),
            (.session, .delayed(Failure(), expiresAt: Self.early)),
            (.preference, .delayed(Failure(), expiresAt: Self.late)), (.session, .renewed), (.preference, .renewed),
        ])
        #expect(
            reported == [
                "delayed until 3600", "-", "delayed until 300", "delayed until 300", "-", "renewed",
            ]
        )
    }

    @Test("A failure of an expired part does not show the part again, and is reported once for both parts")
    func failureAfterExpiration() {
        let reported = log([
            (.session, .delayed(Failure(), expiresAt: Self.early)), (.session, .expired),
            (.session, .delayed(Failure(), expiresAt: Self.early)),
            (.session, .delayed(Self.rejection, expiresAt: Self.early)),
            (.preference, .delayed(Self.rejection, expiresAt: Self.late)), (.preference, .expired),
            (.preference, .delayed(Self.rejection, expiresAt: Self.late)),
            (.preference, .delayed(Failure(), expiresAt: Self.late)), (.preference, .recovered),
            (.session, .recovered), (.session, .expired), (.session, .delayed(Failure(), expiresAt: Self.early)),
        ])
        #expect(
            reported == [
                "delayed until 300", "expired!", "-!", "delayed until 300!", "-!", "-!", "-!", "delayed until 3600!",
                "-!", "recovered", "expired!", "delayed until 300!",
            ]
        )
    }

    @Test("The session's end is always reported, but the preference's end only if the preference cannot be cleared")
    func end() {
        #expect(log([(.preference, .ended(nil)), (.session, .ended(nil))]) == ["-", "ended"])
        let failed = log([(.preference, .ended(Failure())), (.session, .ended(nil))])
        #expect(failed == ["preference not cleared", "ended"])
    }
}
