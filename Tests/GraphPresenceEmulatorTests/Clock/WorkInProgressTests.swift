import GraphPresence
import Testing

@testable import GraphPresenceEmulator

/// Which work of a clock waits.
@Suite struct WorkInProgressTests {
    @Test func workIsBusyUntilItSleepsOrEnds() {
        var work = WorkInProgress()
        #expect(work.busy == [])
        work.began(1, "a", within: nil)
        work.began(2, "b", within: nil)
        #expect(work.busy == ["a", "b"])
        work.slept(1)
        #expect(work.busy == ["b"])
        work.slept(2)
        #expect(work.busy == [])
        work.woke(1)
        #expect(work.busy == ["a"])
        work.ended(1)
        work.ended(1)
        #expect(work.busy == [])
        let changes = work.changes
        // Sleep that is not known to be part of any work.
        work.slept(nil)
        work.slept(7)
        #expect(work.busy == [])
        #expect(work.changes == changes + 2)
    }

    @Test func workWithinOtherWorkStandsForIt() {
        var work = WorkInProgress()
        work.began(1, "session", within: nil)
        work.began(2, "request", within: 1)
        #expect(work.busy == ["request of session"])
        work.slept(2)
        #expect(work.busy == [])
        work.woke(2)
        work.ended(2)
        #expect(work.busy == ["session"])
        work.ended(1)
        // A task that outlived the work that started it.
        work.began(3, "request", within: 1)
        #expect(work.busy == ["request"])
    }

    @Test func workMayWaitForOtherWorkOrReturn() {
        var work = WorkInProgress()
        work.began(1, "watch", within: nil)
        work.set(1, to: .waiting)
        #expect(work.busy == [])
        #expect(!work.hasReturned)
        work.set(1, to: .returned)
        #expect(work.busy == [])
        #expect(work.hasReturned)
        work.set(1, to: .working)
        #expect(work.busy == ["watch"])
        work.ended(1)
        work.set(1, to: .returned)
        #expect(!work.hasReturned)
    }
}
