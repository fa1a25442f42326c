// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import GraphPresence

@Suite struct WatchScheduleTests {
    private let start = Date(timeIntervalSince1970: 1_000_000)

    private func schedule(pages: Int, every interval: Duration = .seconds(30)) -> WatchSchedule {
        var schedule = WatchSchedule(interval: interval, random: { 1 })
        #expect(schedule.next(at: start) == .startRound)
        schedule.startRound((0..<pages).map { "u\($0)" }, pageSize: 1, at: start)
        return schedule
    }

    /// Returns the page that a schedule requests at an instant, or `nil` if it does not request a page.
    private func fetch(_ schedule: inout WatchSchedule, at seconds: TimeInterval) -> WatchSchedule.Page? {
        if case .fetch(let page) = schedule.next(at: start + seconds) { return page }
        return nil
    }

    @Test("At most ten requests are in flight")
    func maximumInFlight() throws {
        var schedule = schedule(pages: 30)
        var pages: [WatchSchedule.Page] = []
        while let page = fetch(&schedule, at: 29) { pages.append(page) }
        #expect(pages.map(\.ids) == (0..<10).map { ["u\($0)"] })
        #expect(schedule.next(at: start + 29) == .waitForResponses)
        schedule.succeeded(pages[3], at: start + 29)
        let next = fetch(&schedule, at: 29)
        #expect(next?.ids == ["u10"])
    }

    @Test("Concurrent requests that fail count as one failure")
    func simultaneousFailures() throws {
        var schedule = schedule(pages: 3, every: .seconds(3))
        let pages = try (0..<3).map { _ in try #require(fetch(&schedule, at: 2)) }
        for page in pages { schedule.failed(page, at: start + 2, retryAfter: nil) }
        // The wait is 1 second and does not grow with each failure. After the wait, a single request is sent.
        #expect(schedule.next(at: start + 2) == .wait(until: start + 3))
        let first = try #require(fetch(&schedule, at: 3))
        #expect(schedule.next(at: start + 3) == .waitForResponses)
        schedule.failed(first, at: start + 3, retryAfter: nil)
        #expect(schedule.next(at: start + 3) == .wait(until: start + 5))
    }

    @Test("Waits after failures are random, grow to at most a minute, and respect Retry-After")
    func waits() throws {
        var early = WatchSchedule(interval: .seconds(3_600), random: { 0 })
        early.startRound(["a"], pageSize: 1, at: start)
        var time = 0.0
        var waits: [Double] = []
        for _ in 0..<9 {
            let page = try #require(fetch(&early, at: time))
            early.failed(page, at: start + time, retryAfter: nil)
            guard case .wait(let end) = early.next(at: start + time) else { break }
            waits.append(end.timeIntervalSince(start) - time)
            time += waits.last ?? 0
        }
        #expect(waits == [0.5, 1, 2, 4, 8, 16, 30, 30, 30])
        let page = try #require(fetch(&early, at: time))
        early.failed(page, at: start + time, retryAfter: .seconds(120))
        #expect(early.next(at: start + time) == .wait(until: start + time + 121))
    }

    @Test("The longest Retry-After takes precedence")
    func longestRetryAfter() throws {
        var schedule = schedule(pages: 3, every: .seconds(3))
        let pages = try (0..<3).map { _ in try #require(fetch(&schedule, at: 2)) }
        for (page, wait) in zip(pages, [5, 9, 2]) { schedule.failed(page, at: start + 2, retryAfter: .seconds(wait)) }
        #expect(schedule.next(at: start + 4) == .wait(until: start + 11))
    }

    @Test("A page that repeatedly fails does not delay the next round")
    func failingPage() throws {
        var schedule = schedule(pages: 2, every: .seconds(4))
        let bad = try #require(fetch(&schedule, at: 0))
        schedule.failed(bad, at: start, retryAfter: nil)
        let good = try #require(fetch(&schedule, at: 2))
        #expect(good.ids == ["u1"])
        schedule.succeeded(good, at: start + 2)
        for (time, pause) in [(2.0, 1.0), (3, 2)] {
            let page = try #require(fetch(&schedule, at: time))
            #expect(page.ids == ["u0"])
            schedule.failed(page, at: start + time, retryAfter: nil)
            #expect(!schedule.isFirstRoundOver || time + pause >= 4)
        }
        // The next retry of the page would be due after the end of the round.
        #expect(schedule.isFirstRoundOver)
        #expect(schedule.next(at: start + 3) == .wait(until: start + 4))
        #expect(schedule.next(at: start + 4) == .startRound)
    }

    @Test("As soon as the wait after a failure ends, the next page is requested, even if it is not due yet")
    func earlyProbe() throws {
        var schedule = schedule(pages: 3, every: .seconds(600))
        let first = try #require(fetch(&schedule, at: 0))
        schedule.failed(first, at: start, retryAfter: nil)
        #expect(schedule.next(at: start) == .wait(until: start + 1))
        let second = try #require(fetch(&schedule, at: 1))
        #expect(second.ids == ["u1"])
        #expect(schedule.next(at: start + 1) == .waitForResponses)
        schedule.failed(second, at: start + 1, retryAfter: nil)
        #expect(schedule.next(at: start + 1) == .wait(until: start + 3))
        let third = try #require(fetch(&schedule, at: 3))
        #expect(third.ids == ["u2"])
        // After the gap, the pages that failed are requested immediately, because they are overdue.
        schedule.succeeded(third, at: start + 3)
        #expect(fetch(&schedule, at: 3)?.ids == ["u0"])
        #expect(fetch(&schedule, at: 3)?.ids == ["u1"])
        #expect(schedule.next(at: start + 3) == .waitForResponses)
    }

    @Test("After a gap, a page that is not due yet is requested on schedule")
    func scheduleAfterGap() throws {
        var schedule = schedule(pages: 3, every: .seconds(600))
        let first = try #require(fetch(&schedule, at: 0))
        schedule.failed(first, at: start, retryAfter: nil)
        let second = try #require(fetch(&schedule, at: 1))
        schedule.succeeded(second, at: start + 1)
        #expect(schedule.next(at: start + 1) == .wait(until: start + 400))
    }

    @Test("A first round that starts during an outage lasts until the outage ends")
    func outageInFirstRound() throws {
        var schedule = schedule(pages: 1, every: .seconds(2))
        var times: [TimeInterval] = []
        var now = start
        while now < start + 12 {
            switch schedule.next(at: now) {
            case .fetch(let page):
                times.append(now.timeIntervalSince(start))
                schedule.failed(page, at: now, retryAfter: nil)
            case .wait(let instant): now = instant
            case .startRound, .waitForResponses:
                Issue.record("at \(now)")
                return
            }
        }
        #expect(times == [0, 1, 3, 5, 7, 9, 11])
        #expect(!schedule.isFirstRoundOver)
    }

    @Test("After a gap longer than the interval, all pages are requested immediately")
    func longGap() throws {
        var schedule = schedule(pages: 4, every: .seconds(4))
        for time in 0..<4 {
            let page = try #require(fetch(&schedule, at: Double(time)))
            schedule.succeeded(page, at: start + Double(time))
        }
        #expect(schedule.next(at: start + 4) == .startRound)
        schedule.startRound(["a", "b"], pageSize: 1, at: start + 4)
        var page = try #require(fetch(&schedule, at: 4))
        schedule.failed(page, at: start + 4, retryAfter: .seconds(10))
        page = try #require(fetch(&schedule, at: 14))
        schedule.succeeded(page, at: start + 14)
        #expect(schedule.next(at: start + 14) == .startRound)
        schedule.startRound(["a", "b"], pageSize: 1, at: start + 14)
        #expect(fetch(&schedule, at: 14)?.ids == ["a"])
        #expect(fetch(&schedule, at: 14)?.ids == ["b"])
        #expect(schedule.next(at: start + 14) == .wait(until: start + 18))
    }

    @Test("Setting the clock back does not delay requests")
    func clockSetBack() throws {
        var schedule = schedule(pages: 2)
        let first = try #require(fetch(&schedule, at: 0))
        schedule.succeeded(first, at: start)
        // Five seconds later, the clock is set back by an hour.
        #expect(schedule.next(at: start + 5) == .wait(until: start + 15))
        #expect(schedule.next(at: start - 3_600) == .wait(until: start - 3_590))
        let second = try #require(fetch(&schedule, at: -3_590))
        schedule.succeeded(second, at: start - 3_590)
        #expect(schedule.next(at: start - 3_590) == .wait(until: start - 3_575))
    }

    // After a certain time, two of ten pages always fail. The other pages are requested in every round.
    @Test("Pages that repeatedly fail do not delay other pages", arguments: [0.0, 600])
    func failingPages(_ failing: TimeInterval) throws {
        var schedule = WatchSchedule(interval: .seconds(30), random: { 1 })
        var requestTimes: [String: [TimeInterval]] = [:]
        var firstRoundEnded: TimeInterval?
        var now = start
        while now < start + 1_200 {
            let age = now.timeIntervalSince(start)
            if schedule.isFirstRoundOver, firstRoundEnded == nil { firstRoundEnded = age }
            switch schedule.next(at: now) {
            case .startRound: schedule.startRound((0..<10).map { "u\($0)" }, pageSize: 1, at: now)
            case .wait(let instant): now = instant
            case .waitForResponses:
                Issue.record("no request is in flight at \(age)")
                return
            case .fetch(let page):
                requestTimes[page.ids[0], default: []].append(age)
                if age >= failing, ["u3", "u7"].contains(page.ids[0]) {
                    schedule.failed(page, at: now, retryAfter: nil)
                } else {
                    schedule.succeeded(page, at: now)
                }
            }
        }
        #expect(try #require(firstRoundEnded) <= 60)
        for (user, times) in requestTimes where !["u3", "u7"].contains(user) {
            let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
            #expect(try #require(gaps.max()) <= 60, "\(user): \(times)")
            #expect(times.count >= 35, "\(user): \(times)")
        }
        // The failing pages are retried regularly but not in a tight loop.
        #expect((40...400).contains(try #require(requestTimes["u3"]).count))
    }

    @Test("A request that was sent before the failure of another request does not delay the next attempt")
    func hangingRequest() throws {
        var schedule = schedule(pages: 2)
        let hung = try #require(fetch(&schedule, at: 0))
        let failed = try #require(fetch(&schedule, at: 15))
        schedule.failed(failed, at: start + 15, retryAfter: nil)
        #expect(schedule.next(at: start + 15) == .wait(until: start + 16))
        let probe = try #require(fetch(&schedule, at: 16))
        #expect(schedule.next(at: start + 17) == .waitForResponses)
        // The earlier request's failure does not count as a second failure or as the result of the probe.
        schedule.failed(hung, at: start + 17, retryAfter: nil)
        #expect(schedule.next(at: start + 17) == .waitForResponses)
        schedule.failed(probe, at: start + 18, retryAfter: nil)
        #expect(schedule.next(at: start + 18) == .wait(until: start + 20))
    }

    @Test("Setting the clock back during a wait does not delay the next round")
    func clockSetBackDuringWait() throws {
        var schedule = schedule(pages: 1)
        let page = try #require(fetch(&schedule, at: 0))
        schedule.succeeded(page, at: start)
        #expect(schedule.next(at: start) == .wait(until: start + 30))
        // Thirty seconds later, the clock has been set back by an hour.
        schedule.waited(until: start + 30)
        #expect(schedule.next(at: start - 3_570) == .startRound)
    }
}
