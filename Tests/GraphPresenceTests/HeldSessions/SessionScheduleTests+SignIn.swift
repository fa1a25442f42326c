// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@testable import GraphPresence

extension SessionScheduleTests {
    /// Returns the names of the actions that end a session whose first request has reached the given stages.
    private func cleanup(after stages: [SignIn.Stage]) -> [String] {
        let rules = SessionSchedule<Int>.Rules(
            lifetime: { _ in .seconds(300) },
            interval: { _ in .seconds(270) },
            retryInterval: .seconds(5),
            isRetryIntervalConstant: true,
            cleanupTimeout: .seconds(10),
            hasNoEffect: { _ in false }
        )
        let now = ScheduleSimulation.start
        var schedule = SessionSchedule(0, rules, random: { 1 })
        schedule.handle(.started, at: now)
        _ = schedule.next(at: now)
        for stage in stages { schedule.handle(.reached(stage), at: now) }
        schedule.handle(.endRequested, at: now)
        var names: [String] = []
        while names.count < 5 {
            switch schedule.nextCleanupAction(at: now) {
            case .abandonRequest: names.append("abandon")
            case .clear: return names + ["clear"]
            case .wait(let wait): return names + ["wait for \(wait?.end.timeIntervalSince(now) ?? 0)"]
            case .set: return names + ["set"]
            case nil: return names + ["end"]
            }
        }
        return names
    }

    @Test("A request that waits for a user is abandoned when the session ends, and what it has sent is cleared")
    func signIn() {
        #expect(cleanup(after: []) == ["wait for 5.0"])
        #expect(cleanup(after: [.waitingForUser]) == ["abandon", "end"])
        #expect(cleanup(after: [.waitingForUser, .sending]) == ["wait for 5.0"])
        #expect(cleanup(after: [.sending, .waitingForUser]) == ["abandon", "clear"])
    }

    @Test("A state whose first request was not sent is not cleared")
    func unsentRequest() {
        let tolerant: (inout SessionSchedule<Int>.Rules) -> Void = { $0.toleratesFirstFailure = { _ in true } }
        #expect(
            simulation([.failUnsent, .renew, .end], tolerant).log == [
                "0.0: first set 0", "0.0: initial failure", "0.0: ended",
            ]
        )
        #expect(
            simulation([.fail, .renew, .end], tolerant).log
                == ["0.0: first set 0", "0.0: initial failure", "0.0: clear within 10.0"]
        )
        // A later request that is not sent does not change the state that was set before.
        #expect(
            simulation([.succeed, .renew, .wake, .failUnsent, .end]).log.last == "270.0: clear within 10.0"
        )
    }

    @Test("A state whose request was sent without a stage is cleared, because a middleware may have sent the request")
    func requestWithoutStage() {
        let now = ScheduleSimulation.start
        let rules = SessionSchedule<Int>.Rules(
            lifetime: { _ in .seconds(300) },
            interval: { _ in .seconds(270) },
            retryInterval: .seconds(5),
            isRetryIntervalConstant: true,
            toleratesFirstFailure: { _ in true },
            cleanupTimeout: .seconds(10),
            hasNoEffect: { _ in false }
        )
        var schedule = SessionSchedule(0, rules, random: { 1 })
        schedule.handle(.started, at: now)
        _ = schedule.next(at: now)
        schedule.handle(.sent(.failure(ScheduleSimulation.error())), at: now)
        schedule.handle(.endRequested, at: now)
        guard case .clear = schedule.nextCleanupAction(at: now) else {
            Issue.record("the state is not cleared")
            return
        }
    }
}
