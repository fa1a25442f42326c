// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import GraphRuntime

@Suite struct RetryScheduleTests {
    private let start = Date(timeIntervalSince1970: 1_735_689_600)
    private let policy = GraphRetryPolicy(maximumAttempts: 3, totalTime: .seconds(100), random: { 1 })

    @Test("The schedule ends after an attempt with a final outcome")
    func finalOutcome() {
        var schedule = RetrySchedule(policy, from: start)
        #expect(schedule.next(after: .final, at: start) == .finish)
        #expect(schedule.attempts == 1)
        #expect(!schedule.earlierMayHaveSucceeded)
    }

    @Test("Attempts are counted until the limit is reached")
    func attempts() {
        var schedule = RetrySchedule(policy, from: start)
        #expect(schedule.next(after: .transient(requestedWait: nil), at: start) == .retry(after: .seconds(1)))
        #expect(schedule.attempts == 2)
        #expect(schedule.earlierMayHaveSucceeded)
        #expect(schedule.next(after: .transient(requestedWait: .seconds(7)), at: start) == .retry(after: .seconds(7)))
        #expect(schedule.attempts == 3)
        #expect(schedule.next(after: .transient(requestedWait: nil), at: start) == .finish)
        #expect(schedule.attempts == 3)
    }

    @Test("A schedule records whether an attempt before the last one may have succeeded")
    func earlierSuccess() {
        let rejected = RetrySchedule.Outcome.transient(requestedWait: .zero, mayHaveSucceeded: false)
        var schedule = RetrySchedule(policy, from: start)
        #expect(schedule.next(after: rejected, at: start) == .retry(after: .zero))
        #expect(!schedule.earlierMayHaveSucceeded)
        #expect(schedule.next(after: .transient(requestedWait: .zero), at: start) == .retry(after: .zero))
        #expect(schedule.earlierMayHaveSucceeded)
        #expect(schedule.next(after: rejected, at: start) == .finish)
        #expect(schedule.earlierMayHaveSucceeded)
        var once = RetrySchedule(.never, from: start)
        #expect(once.next(after: .transient(requestedWait: .zero), at: start) == .finish)
        #expect(!once.earlierMayHaveSucceeded)
        var stale = RetrySchedule(policy, from: start)
        #expect(stale.next(after: .staleConnection, at: start) == .resend)
        #expect(stale.earlierMayHaveSucceeded)
    }

    @Test("A retry must start before the time limit") func timeLimit() {
        var schedule = RetrySchedule(policy, from: start, until: start + 10)
        #expect(schedule.next(after: .transient(requestedWait: .seconds(10)), at: start) == .finish)
        #expect(schedule.attempts == 1)
        #expect(schedule.next(after: .transient(requestedWait: .seconds(9)), at: start) == .retry(after: .seconds(9)))
        #expect(schedule.next(after: .transient(requestedWait: .seconds(1)), at: start + 9) == .finish)
        #expect(schedule.attempts == 2)
    }

    @Test("The attempts and time that a batch has already used count toward the limits")
    func earlierAttempts() {
        var schedule = RetrySchedule(policy, from: start)
        schedule.attempts = 2
        #expect(schedule.next(after: .transient(requestedWait: .seconds(41)), at: start + 60) == .finish)
        #expect(
            schedule.next(after: .transient(requestedWait: .seconds(40)), at: start + 60) == .retry(after: .seconds(40))
        )
        #expect(schedule.elapsed(at: start + 60) == .seconds(60))
        #expect(schedule.elapsed(at: start - 60) == .zero)
    }

    @Test("Very long delays do not cause an overflow")
    func longDelays() {
        let endless = Duration.seconds(Int64.max)
        func delay(_ attempt: Int, base: Duration, maximum: Duration) -> Duration? {
            GraphRetryPolicy(
                maximumAttempts: 100,
                totalTime: endless,
                baseDelay: base,
                maximumDelay: maximum,
                random: { 1 }
            )
            .delay(after: attempt, requested: nil, elapsed: .zero)
        }
        #expect(delay(40, base: endless, maximum: .seconds(60)) == .seconds(60))
        #expect(delay(5, base: .seconds(1), maximum: endless) == .seconds(16))
        #expect(delay(99, base: .seconds(1), maximum: endless) == .seconds(1_073_741_824))
        #expect(delay(3, base: .seconds(20), maximum: .seconds(80)) == .seconds(80))
        #expect(delay(4, base: .seconds(20), maximum: .seconds(80)) == .seconds(80))
    }

    @Test("Up to eight resends after a closed connection do not count as attempts")
    func staleConnections() {
        var schedule = RetrySchedule(policy, from: start)
        for number in 1...8 {
            #expect(schedule.next(after: .staleConnection, at: start) == .resend)
            #expect(schedule.resends == number)
            #expect(schedule.attempts == 1)
        }
        #expect(schedule.next(after: .staleConnection, at: start) == .retry(after: .seconds(1)))
        #expect(schedule.attempts == 2)
    }

    @Test("Without retries, a closed connection ends the schedule unless the caller manages the attempts")
    func onlyAttempt() {
        var never = RetrySchedule(.never, from: start)
        #expect(never.next(after: .staleConnection, at: start) == .finish)
        var once = RetrySchedule(policy.once, from: start)
        #expect(once.next(after: .staleConnection, at: start) == .resend)
        #expect(once.next(after: .transient(requestedWait: nil), at: start) == .finish)
    }

    @Test("Every sequence of outcomes ends within the policy's limits for attempts, resends, and time")
    func everySequence() {
        let outcomes: [RetrySchedule.Outcome] = [
            .final, .staleConnection, .transient(requestedWait: nil), .transient(requestedWait: .seconds(40)),
        ]
        func follow(_ schedule: RetrySchedule, _ now: Date, _ waited: Duration) {
            #expect(schedule.attempts <= policy.maximumAttempts)
            #expect(schedule.resends <= 8)
            #expect(waited <= policy.totalTime)
            for outcome in outcomes {
                var next = schedule
                switch next.next(after: outcome, at: now) {
                case .finish:
                    #expect(next.attempts == schedule.attempts)
                case .resend:
                    #expect(next.attempts == schedule.attempts)
                    follow(next, now, waited)
                case .retry(let delay):
                    #expect(next.attempts == schedule.attempts + 1)
                    follow(next, now + delay / .seconds(1), waited + delay)
                }
            }
        }
        follow(RetrySchedule(policy, from: start), start, .zero)
    }
}
