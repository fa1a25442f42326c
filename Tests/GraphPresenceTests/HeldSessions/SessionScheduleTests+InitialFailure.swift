// SPDX-License-Identifier: MIT

import GraphRuntime
import Testing

@testable import GraphPresence

extension SessionScheduleTests {
    private static func tolerate(_ rules: inout SessionSchedule<Int>.Rules) {
        rules.toleratesFirstFailure = { ($0 as? GraphError)?.kind != .invalidRequest }
    }

    @Test("After a tolerated first failure, the request is retried like a renewal after an expiration")
    func toleratedFailure() {
        let failures = Array(repeating: [ScheduleSimulation.Step.fail, .wake], count: 6).flatMap { $0 }
        var simulation = simulation([.fail, .renew, .wake] + failures, Self.tolerate)
        #expect(
            simulation.log == [
                "0.0: first set 0", "0.0: initial failure", "5.0: set 0", "15.0: set 0", "35.0: set 0", "75.0: set 0",
                "135.0: set 0", "195.0: set 0", "255.0: set 0",
            ]
        )
        #expect(simulation.schedule.isExpired)
        simulation.perform(.succeed)
        #expect(simulation.log.last == "255.0: recovered")
        #expect(!simulation.schedule.isExpired)
        #expect(simulation.nextWait?.end == 525)
        #expect(simulation.problems == [])
    }

    @Test("After a tolerated first failure, nothing is sent before the renewals are started")
    func toleratedFailureBeforeStart() {
        let waiting = simulation([.fail], Self.tolerate)
        #expect(waiting.log == ["0.0: first set 0", "0.0: initial failure"])
        #expect(waiting.nextWait == nil)
        #expect(waiting.schedule.outcome == nil)
        // An update is sent as soon as the renewals start.
        #expect(
            simulation([.fail, .update, .renew, .succeed], Self.tolerate).log.suffix(2) == [
                "0.0: set 1", "0.0: recovered",
            ]
        )
    }

    @Test("Throttling of a tolerated first request delays the next attempt")
    func toleratedThrottling() {
        #expect(simulation([.throttle, .renew, .wake], Self.tolerate).log.last == "20.0: set 0")
    }

    @Test("An invalid first request is not tolerated")
    func intolerableFailure() throws {
        let simulation = simulation([.reject], Self.tolerate)
        #expect(simulation.log == ["0.0: first set 0"])
        #expect(try #require(simulation.schedule.outcome).isFailure)
    }

    @Test("The state that a tolerated failure may have set is cleared at the end")
    func toleratedFailureAndEnd() {
        let simulation = simulation([.fail, .renew, .end, .clear], Self.tolerate)
        #expect(
            simulation.log == ["0.0: first set 0", "0.0: initial failure", "0.0: clear within 10.0", "0.0: ended"]
        )
    }

    @Test("A tolerated first failure does not end a session that ends when it expires")
    func toleratedFailureIsNoExpiration() throws {
        let rules = { (rules: inout SessionSchedule<Int>.Rules) in
            Self.tolerate(&rules)
            rules.endsWhenExpired = true
        }
        #expect(simulation([.fail, .renew, .wake, .fail], rules).schedule.outcome == nil)
        let failures = Array(repeating: [ScheduleSimulation.Step.fail, .wake], count: 6).flatMap { $0 }
        let later = simulation([.fail, .renew, .wake, .succeed, .wake] + failures, rules)
        #expect(later.log.last == "305.0: expired")
        #expect(try #require(later.schedule.outcome).isFailure)
    }
}
