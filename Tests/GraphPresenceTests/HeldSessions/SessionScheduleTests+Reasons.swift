// SPDX-License-Identifier: MIT

import Testing

@testable import GraphPresence

extension SessionScheduleTests {
    @Test("After the expiration, a failure is reported if its reason differs from that of the last reported failure")
    func reasonsAfterExpiration() {
        // The machine sleeps past the expiration, so no failure has been reported before.
        let steps: [ScheduleSimulation.Step] = [
            .succeed, .renew, .wakeLate, .fail, .wake, .fail, .wake, .throttle, .wake, .throttle, .wake, .wake,
            .fail,
        ]
        var simulation = simulation(steps)
        #expect(
            simulation.log == [
                "0.0: first set 0", "3870.0: expired", "3870.0: set 0", "3870.0: delayed, shown until 300.0",
                "3875.0: set 0", "3885.0: set 0", "3885.0: delayed, shown until 300.0", "3905.0: set 0",
                "3945.0: set 0", "3945.0: delayed, shown until 300.0",
            ]
        )
        simulation.perform(.wake)
        simulation.perform(.succeed)
        #expect(simulation.log.last == "4005.0: recovered")
        for step in [ScheduleSimulation.Step.wakeLate, .fail] { simulation.perform(step) }
        #expect(simulation.log.suffix(2) == ["7875.0: set 0", "7875.0: delayed, shown until 4305.0"])
        #expect(simulation.problems == [])
    }

    // The clock is set back by an hour after the expiration, so that it shows a time before the expiration.
    @Test("After the expiration, the reported expiration time is not in the future, even if the clock was set back")
    func expirationInThePast() {
        let simulation = simulation([.succeed, .renew, .wake, .fail, .wakeLate, .fail, .setClockBack, .wake, .throttle])
        #expect(
            simulation.log == [
                "0.0: first set 0", "270.0: set 0", "270.0: delayed, shown until 300.0", "3875.0: expired",
                "3875.0: set 0", "3880.0: set 0", "3880.0: delayed, shown until 3880.0",
            ]
        )
    }
}
