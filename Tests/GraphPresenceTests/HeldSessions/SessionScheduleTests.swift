import Foundation
import GraphRuntime
import Testing

@testable import GraphPresence

/// Single sequences of events with their instants, in seconds from the first request.
@Suite struct SessionScheduleTests {
    /// A world after some steps.
    private func world(
        _ steps: [ScheduleWorld.Step],
        chance: Double = 1,
        _ edit: (inout SessionSchedule<Int>.Rules) -> Void = { _ in }
    ) -> ScheduleWorld {
        var world = ScheduleWorld(chance: chance, edit)
        for step in steps { world.perform(step) }
        #expect(world.problems == [])
        return world
    }

    @Test func aStateIsSetAgainBeforeItExpires() {
        let world = world([.succeed, .renew, .wake, .succeed, .wake, .succeed])
        #expect(
            world.log == [
                "0.0: first set 0", "270.0: set 0", "270.0: renewed", "540.0: set 0", "540.0: renewed",
            ]
        )
        #expect(world.nextWait?.end == 810)
    }

    @Test func nothingIsRenewedBeforeSomeoneRenews() {
        let world = world([.succeed])
        #expect(world.log == ["0.0: first set 0"])
        #expect(world.nextWait == nil)
    }

    @Test func failuresAreRetriedUntilTheStateIsSet() {
        let failures = Array(repeating: [ScheduleWorld.Step.fail, .wake], count: 8).flatMap { $0 }
        let world = world([.succeed, .renew, .wake] + failures + [.succeed])
        #expect(
            world.log == [
                "0.0: first set 0", "270.0: set 0", "270.0: delayed, shown until 300.0",
                "275.0: set 0", "275.0: delayed, shown until 300.0", "280.0: set 0",
                "280.0: delayed, shown until 300.0",
                "285.0: set 0", "285.0: delayed, shown until 300.0", "290.0: set 0",
                "290.0: delayed, shown until 300.0",
                "295.0: set 0", "295.0: delayed, shown until 300.0", "300.0: expired",
                // From now on the interval grows.
                "300.0: set 0", "305.0: set 0", "315.0: set 0", "315.0: recovered",
            ]
        )
        #expect(!world.schedule.isExpired)
        #expect(world.nextWait?.end == 585)
    }

    @Test func theIntervalStartsOverAfterASuccess() {
        let failures = Array(repeating: [ScheduleWorld.Step.fail, .wake], count: 8).flatMap { $0 }
        let world = world([.succeed, .renew, .wake] + failures + [.succeed, .wake] + failures)
        #expect(world.log.suffix(4) == ["615.0: expired", "615.0: set 0", "620.0: set 0", "630.0: set 0"])
    }

    @Test func aRefusalIsRetriedOnceAMinuteAfterTheExpiration() {
        let refusals = Array(repeating: [ScheduleWorld.Step.refuse, .wake], count: 8).flatMap { $0 }
        let world = world([.succeed, .renew, .wake] + refusals)
        #expect(
            world.log.filter { $0.hasSuffix("set 0") }.map { $0.prefix { $0 != ":" } }
                == ["0.0", "270.0", "275.0", "280.0", "285.0", "290.0", "295.0", "300.0", "360.0", "420.0"]
        )
        #expect(world.schedule.isExpired)
    }

    @Test func aServiceThatAsksForAWaitGetsIt() {
        let world = world([.succeed, .renew, .wake, .throttle, .update, .wake])
        // The update neither cuts it short nor makes it longer.
        #expect(
            world.log == [
                "0.0: first set 0", "270.0: set 0", "270.0: delayed, shown until 300.0", "290.0: set 1",
            ]
        )
    }

    @Test func anUpdateLeavesWhatIsLeftOfTheWaitThatTheServiceAsksFor() {
        var world = world([.succeed, .renew, .wake, .throttle])
        world.advance(to: 280)
        world.perform(.update)
        #expect(world.nextWait?.end == 290)
    }

    @Test func aWaitEndsWhenTheMachineWakes() {
        let world = world([.succeed, .renew, .wake, .throttle, .wakeLate])
        #expect(world.log.suffix(2) == ["3890.0: expired", "3890.0: set 0"])
        // The random rest of the wait comes after it, and is not longer for the time that the machine slept.
        let spread = self.world([.succeed, .renew, .wake, .throttle, .wakeLate, .wake], chance: 0.5)
        #expect(spread.log.suffix(2) == ["3890.0: expired", "3892.5: set 0"])
    }

    @Test func anUpdateCutsOtherWaitsShort() {
        #expect(world([.succeed, .renew, .update]).log == ["0.0: first set 0", "0.0: set 1"])
        let afterFailure = world([.succeed, .renew, .wake, .fail, .update, .succeed])
        #expect(
            afterFailure.log == [
                "0.0: first set 0", "270.0: set 0", "270.0: delayed, shown until 300.0", "270.0: set 1",
                "270.0: renewed",
            ]
        )
        // The new state is shown for an hour.
        #expect(afterFailure.nextWait?.end == 3_840)
    }

    @Test func anUpdateDuringARequestGetsOneOfItsOwn() {
        var world = world([.succeed, .renew, .wake, .update, .update, .succeed])
        #expect(world.log == ["0.0: first set 0", "270.0: set 0", "270.0: renewed", "270.0: set 2"])
        #expect(world.openUpdates == [1, 2])
        world.perform(.succeed)
        #expect(world.openUpdates == [])
    }

    @Test func aRequestInFlightIsWaitedForBeforeTheClearing() {
        var world = world([.succeed, .renew, .wake, .end])
        #expect(world.nextWait?.end == 275)
        world.advance(to: 273)
        world.perform(.succeed)
        world.perform(.clear)
        #expect(world.log == ["0.0: first set 0", "270.0: set 0", "273.0: clear within 7.0", "273.0: ended"])
        #expect(world.problems == [])
    }

    @Test func aRequestThatHangsIsAbandoned() {
        let world = world([.succeed, .renew, .wake, .end, .wake, .failToClear])
        #expect(
            world.log == [
                "0.0: first set 0", "270.0: set 0", "275.0: abandon", "275.0: clear within 5.0", "275.0: not cleared",
            ]
        )
    }

    @Test func aMachineThatSleepsDuringTheCleanupStillClears() {
        let world = world([.succeed, .renew, .wake, .end, .wakeLate])
        #expect(world.log.suffix(2) == ["3875.0: abandon", "3875.0: clear within 5.0"])
    }

    @Test func whatWasNeverSetIsNotCleared() {
        #expect(world([.refuse, .end]).log == ["0.0: first set 0", "0.0: ended"])
        #expect(world([.end, .refuse]).log == ["0.0: first set 0", "0.0: ended"])
        #expect(world([.fail, .end]).log == ["0.0: first set 0", "0.0: clear within 10.0"])
    }

    @Test func aCancellationClearsNothing() {
        let world = world([.succeed, .renew, .cancel])
        #expect(world.log == ["0.0: first set 0"])
        #expect(throws: CancellationError.self) { try world.schedule.outcome?.get() }
    }

    @Test func anExpirationEndsTheRenewalsIfAsked() throws {
        let failures = Array(repeating: [ScheduleWorld.Step.fail, .wake], count: 6).flatMap { $0 }
        let world = world([.succeed, .renew, .wake] + failures) { $0.endsWhenExpired = true }
        #expect(world.log.last == "300.0: expired")
        let outcome = try #require(world.schedule.outcome)
        #expect(throws: GraphError.self) { try outcome.get() }
    }

    @Test func aClockThatIsPutBackDelaysNothing() {
        let world = world([.succeed, .renew, .putBack, .wake, .succeed, .wake])
        #expect(world.log == ["0.0: first set 0", "270.0: set 0", "270.0: renewed", "540.0: set 0"])
    }

    @Test func anExpirationFollowsAClockThatIsPutBack() {
        let world = world([.succeed, .renew, .wake, .fail, .putBack, .wake, .fail])
        // It was set at 0 at the latest, and by the new clock that is now.
        #expect(world.log.last == "275.0: delayed, shown until 575.0")
    }

    @Test func theFirstAttemptsAreLimited() throws {
        let edit = { (rules: inout SessionSchedule<Int>.Rules) in
            rules.firstAttempts = 3
            rules.longestFirstDelay = .seconds(20)
        }
        let failing = world([.fail, .wake, .fail, .wake, .fail], edit)
        #expect(failing.log == ["0.0: first set 0", "5.0: first set 0", "15.0: first set 0"])
        #expect(try #require(failing.schedule.outcome).isFailure)
        #expect(world([.throttle, .wake], edit).log == ["0.0: first set 0", "20.0: first set 0"])
        let impatient = world([.throttle]) { $0.firstAttempts = 3 }
        #expect(try #require(impatient.schedule.outcome).isFailure)
    }

    @Test(arguments: [(0.0, 272.5), (0.5, 273.75), (1, 275)])
    func waitsAfterFailuresAreRandom(_ chance: Double, _ end: Double) {
        #expect(world([.succeed, .renew, .wake, .fail], chance: chance).nextWait?.end == end)
    }
}

extension Result {
    fileprivate var isFailure: Bool { if case .failure = self { true } else { false } }
}
