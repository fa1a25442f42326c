// SPDX-License-Identifier: MIT

import GraphPresence
import Testing

@testable import GraphPresenceEmulator

/// Tests for the record of the work that waits for a clock.
@Suite struct WorkInProgressTests {
    @Test("Work is busy until it sleeps or ends") func busyWork() {
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
        // These sleeps do not belong to any recorded work.
        work.slept(nil)
        work.slept(7)
        #expect(work.busy == [])
        #expect(work.changes == changes + 2)
    }

    @Test("Work is not busy while nested work is busy") func nestedWork() {
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
        // This nested task continues after the work that started it has ended.
        work.began(3, "request", within: 1)
        #expect(work.busy == ["request"])
    }

    @Test("Work that waits for other work continues when the other work or the wait ends") func sharedWork() {
        var work = WorkInProgress()
        for (number, name) in [(1, "a"), (2, "b"), (3, "shared")] { work.began(number, name, within: nil) }
        work.began(waiting: 1, for: 3)
        work.began(waiting: 2, for: 3)
        #expect(work.busy == ["shared"])
        work.slept(3)
        #expect(work.busy == [])
        work.stopped(waiting: 1, for: 3)
        work.stopped(waiting: 1, for: 3)
        #expect(work.busy == ["a"])
        work.ended(3)
        #expect(work.busy == ["a", "b"])
        // A wait for work that has ended has no effect.
        work.began(waiting: 1, for: 3)
        work.stopped(waiting: 2, for: 3)
        #expect(work.busy == ["a", "b"])
    }

    @Test("Work that is waiting or has returned is not busy") func waitingAndReturned() {
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
