// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@testable import GraphPresence

/// Tests individual sequences of events. Instants are in seconds since the first request.
@Suite struct SessionScheduleTests {
    /// Returns a simulation after the given steps.
    func simulation(
        _ steps: [ScheduleSimulation.Step],
        chance: Double = 1,
        _ edit: (inout SessionSchedule<Int>.Rules) -> Void = { _ in }
    ) -> ScheduleSimulation {
        var simulation = ScheduleSimulation(chance: chance, edit)
        for step in steps { simulation.perform(step) }
        #expect(simulation.problems == [])
        return simulation
    }

    @Test("The state is renewed before it expires")
    func renewal() {
        let simulation = simulation([.succeed, .renew, .wake, .succeed, .wake, .succeed])
        #expect(
            simulation.log == [
                "0.0: first set 0", "270.0: set 0", "270.0: renewed", "540.0: set 0", "540.0: renewed",
            ]
        )
        #expect(simulation.nextWait?.end == 810)
    }

    @Test("Nothing is renewed before the renewals are started")
    func noRenewalBeforeStart() {
        let simulation = simulation([.succeed])
        #expect(simulation.log == ["0.0: first set 0"])
        #expect(simulation.nextWait == nil)
    }

    @Test("Failures are retried until the state is restored")
    func retries() {
        let failures = Array(repeating: [ScheduleSimulation.Step.fail, .wake], count: 8).flatMap { $0 }
        let simulation = simulation([.succeed, .renew, .wake] + failures + [.succeed])
        #expect(
            simulation.log == [
                "0.0: first set 0", "270.0: set 0", "270.0: delayed, shown until 300.0",
                "275.0: set 0", "275.0: delayed, shown until 300.0", "280.0: set 0",
                "280.0: delayed, shown until 300.0",
                "285.0: set 0", "285.0: delayed, shown until 300.0", "290.0: set 0",
                "290.0: delayed, shown until 300.0",
                "295.0: set 0", "295.0: delayed, shown until 300.0", "300.0: expired",
                // After the state has expired, the retry interval grows.
                "300.0: set 0", "305.0: set 0", "315.0: set 0", "315.0: recovered",
            ]
        )
        #expect(!simulation.schedule.isExpired)
        #expect(simulation.nextWait?.end == 585)
    }

    @Test("The retry interval is reset after a success")
    func retryIntervalReset() {
        let failures = Array(repeating: [ScheduleSimulation.Step.fail, .wake], count: 8).flatMap { $0 }
        let simulation = simulation([.succeed, .renew, .wake] + failures + [.succeed, .wake] + failures)
        #expect(simulation.log.suffix(4) == ["615.0: expired", "615.0: set 0", "620.0: set 0", "630.0: set 0"])
    }

    @Test("A rejected renewal is retried once a minute after the expiration")
    func rejectedRenewals() {
        let rejections = Array(repeating: [ScheduleSimulation.Step.reject, .wake], count: 8).flatMap { $0 }
        let simulation = simulation([.succeed, .renew, .wake] + rejections)
        #expect(
            simulation.log.filter { $0.hasSuffix("set 0") }.map { $0.prefix { $0 != ":" } }
                == ["0.0", "270.0", "275.0", "280.0", "285.0", "290.0", "295.0", "300.0", "360.0", "420.0"]
        )
        #expect(simulation.schedule.isExpired)
    }

    @Test("Retry-After determines the next attempt")
    func retryAfter() {
        let simulation = simulation([.succeed, .renew, .wake, .throttle, .update, .wake])
        // The update neither shortens nor extends the delay.
        #expect(
            simulation.log == [
                "0.0: first set 0", "270.0: set 0", "270.0: delayed, shown until 300.0", "290.0: set 1",
            ]
        )
    }

    @Test("An update preserves the remaining Retry-After delay")
    func updateDuringRetryAfter() {
        var simulation = simulation([.succeed, .renew, .wake, .throttle])
        simulation.advance(to: 280)
        simulation.perform(.update)
        #expect(simulation.nextWait?.end == 290)
        #expect(simulation.openUpdates == [])
    }

    @Test("A wait that is due while the machine sleeps ends when the machine wakes up")
    func machineSleep() {
        let simulation = simulation([.succeed, .renew, .wake, .throttle, .wakeLate])
        #expect(simulation.log.suffix(2) == ["3890.0: expired", "3890.0: set 0"])
        // The random part of the wait begins after the requested delay. The time that the machine sleeps does not
        // extend the random part.
        let spread = self.simulation([.succeed, .renew, .wake, .throttle, .wakeLate, .wake], chance: 0.5)
        #expect(spread.log.suffix(2) == ["3890.0: expired", "3892.5: set 0"])
    }

    @Test("An update ends a wait that is not a Retry-After delay")
    func updateEndsWait() {
        #expect(simulation([.succeed, .renew, .update]).log == ["0.0: first set 0", "0.0: set 1"])
        let afterFailure = simulation([.succeed, .renew, .wake, .fail, .update, .succeed])
        #expect(
            afterFailure.log == [
                "0.0: first set 0", "270.0: set 0", "270.0: delayed, shown until 300.0", "270.0: set 1",
                "270.0: renewed",
            ]
        )
        // The new state has a lifetime of an hour.
        #expect(afterFailure.nextWait?.end == 3_840)
    }

    @Test("An update whose failure ends the session is not reported as retried")
    func updateEndsSession() {
        var simulation = simulation([.succeed, .renew, .update]) { $0.endsWhenExpired = true }
        simulation.advance(to: 301)
        simulation.perform(.fail)
        #expect(simulation.log == ["0.0: first set 0", "0.0: set 1", "301.0: expired"])
        #expect(simulation.openUpdates == [])
        #expect(simulation.problems == [])
    }

    @Test("An update during a request is sent in a separate request")
    func updateDuringRequest() {
        var simulation = simulation([.succeed, .renew, .wake, .update, .update, .succeed])
        #expect(simulation.log == ["0.0: first set 0", "270.0: set 0", "270.0: renewed", "270.0: set 2"])
        #expect(simulation.openUpdates == [1, 2])
        simulation.perform(.succeed)
        #expect(simulation.openUpdates == [])
    }

    @Test("The cleanup waits for a request in flight")
    func cleanupWaits() {
        var simulation = simulation([.succeed, .renew, .wake, .end])
        #expect(simulation.nextWait?.end == 275)
        simulation.advance(to: 273)
        simulation.perform(.succeed)
        simulation.perform(.clear)
        #expect(simulation.log == ["0.0: first set 0", "270.0: set 0", "273.0: clear within 7.0", "273.0: ended"])
        #expect(simulation.problems == [])
    }

    @Test("The cleanup abandons a request that hangs")
    func hangingRequest() {
        let simulation = simulation([.succeed, .renew, .wake, .end, .wake, .failToClear])
        #expect(
            simulation.log == [
                "0.0: first set 0", "270.0: set 0", "275.0: abandon", "275.0: clear within 5.0", "275.0: not cleared",
            ]
        )
    }

    @Test("The cleanup completes after the machine has slept")
    func sleepDuringCleanup() {
        let simulation = simulation([.succeed, .renew, .wake, .end, .wakeLate])
        #expect(simulation.log.suffix(2) == ["3875.0: abandon", "3875.0: clear within 5.0"])
    }

    @Test("A state that was never set is not cleared")
    func nothingToClear() {
        #expect(simulation([.reject, .end]).log == ["0.0: first set 0", "0.0: ended"])
        #expect(simulation([.end, .reject]).log == ["0.0: first set 0", "0.0: ended"])
        #expect(simulation([.fail, .end]).log == ["0.0: first set 0", "0.0: clear within 10.0"])
    }

    @Test("Cancellation alone does not clear the state")
    func cancellation() {
        let simulation = simulation([.succeed, .renew, .cancel])
        #expect(simulation.log == ["0.0: first set 0"])
        #expect(throws: CancellationError.self) { try simulation.schedule.outcome?.get() }
    }

    @Test("An expiration ends the renewals if the rules require it")
    func endsWhenExpired() throws {
        let failures = Array(repeating: [ScheduleSimulation.Step.fail, .wake], count: 6).flatMap { $0 }
        let simulation = simulation([.succeed, .renew, .wake] + failures) { $0.endsWhenExpired = true }
        #expect(simulation.log.last == "300.0: expired")
        let outcome = try #require(simulation.schedule.outcome)
        #expect(throws: GraphError.self) { try outcome.get() }
    }

    @Test("Setting the clock back does not delay renewals")
    func clockSetBack() {
        let simulation = simulation([.succeed, .renew, .setClockBack, .wake, .succeed, .wake])
        #expect(simulation.log == ["0.0: first set 0", "270.0: set 0", "270.0: renewed", "540.0: set 0"])
    }

    @Test("If the clock is set back, the expiration is adjusted")
    func expirationAfterClockChange() {
        let simulation = simulation([.succeed, .renew, .wake, .fail, .setClockBack, .wake, .fail])
        // The clock now shows a time before the state was set, so the lifetime is measured from the current time.
        #expect(simulation.log.last == "275.0: delayed, shown until 575.0")
    }

    @Test("The number of initial attempts is limited")
    func initialAttempts() throws {
        let edit = { (rules: inout SessionSchedule<Int>.Rules) in
            rules.firstAttempts = 3
            rules.longestFirstDelay = .seconds(20)
        }
        let failing = simulation([.fail, .wake, .fail, .wake, .fail], edit)
        #expect(failing.log == ["0.0: first set 0", "5.0: first set 0", "15.0: first set 0"])
        #expect(try #require(failing.schedule.outcome).isFailure)
        #expect(simulation([.throttle, .wake], edit).log == ["0.0: first set 0", "20.0: first set 0"])
        let withoutDelay = simulation([.throttle]) { $0.firstAttempts = 3 }
        #expect(try #require(withoutDelay.schedule.outcome).isFailure)
    }

    @Test("Waits after failures are randomized", arguments: [(0.0, 272.5), (0.5, 273.75), (1, 275)])
    func randomWaits(_ chance: Double, _ end: Double) {
        #expect(simulation([.succeed, .renew, .wake, .fail], chance: chance).nextWait?.end == end)
    }
}

extension Result {
    var isFailure: Bool { if case .failure = self { true } else { false } }
}
