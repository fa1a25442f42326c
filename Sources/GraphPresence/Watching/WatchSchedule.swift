// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// A state machine that decides which presences a watch requests, and when. The state machine itself sends no requests.
///
/// The pages of a round are spread evenly over the interval. A page is requested when it is due, even if the responses
/// to earlier pages have not been received.
struct WatchSchedule: Sendable {
    /// The users whose presences are requested together.
    struct Page: Sendable, Equatable {
        let ids: [String]
        /// The number of the round to which the page belongs, starting at 1.
        let round: Int
        /// When the request for the page is due.
        var due: Date
        /// The number of the request, in the order in which requests are sent, or 0 if the page has not been requested.
        var call = 0
        /// Whether the page has failed in this round.
        var hasFailed = false
    }

    /// A step that the watch has to perform.
    enum Step: Sendable, Equatable {
        case startRound
        case fetch(Page)
        case wait(until: Date)
        case waitForResponses
    }

    /// The maximum number of requests in flight, not counting the request that probes the service after a failure.
    static let maximumInFlight = 10
    /// The maximum length of the first wait after a failure, in seconds. The maximum doubles with each failure, up to
    /// the interval and at most 1 minute.
    private static let firstPause = 1.0
    private static let maximumPause = 60.0

    private let interval: TimeInterval
    /// A closure that returns a number from 0 to 1.
    private let random: @Sendable () -> Double
    private var pending: ArraySlice<Page> = []
    private var round = 0
    private var nextRound = Date.distantPast
    private var calls = 0
    /// The numbers of the requests in flight.
    private var inFlight: Set<Int> = []
    /// The number of pages that have been requested successfully in the current round.
    private var successCount = 0
    private var lastNow = Date.distantPast

    private(set) var isInGap = false
    private var isCatchingUp = false
    private var pause = firstPause
    private var resumesAt = Date.distantPast
    /// The number of the last request that was sent before the last failure.
    private var lastCallBeforeFailure = 0

    /// Creates a schedule.
    ///
    /// - Parameters:
    ///   - interval: The time between two requests for the same user.
    ///   - random: A closure that returns a number from 0 to 1. The number randomizes the waits after failures, so that
    ///     the watches do not all retry at the same time after an outage.
    init(interval: Duration, random: @escaping @Sendable () -> Double) {
        self.interval = interval / .seconds(1)
        self.random = random
    }

    /// Whether the first round has ended.
    var isFirstRoundOver: Bool { round > 1 || round == 1 && pending.isEmpty && inFlight.isEmpty }

    /// Returns the next step at the given instant.
    mutating func next(at now: Date) -> Step {
        follow(now)
        guard var page = pending.first else {
            if round == 1, !inFlight.isEmpty { return .waitForResponses }
            return now < nextRound ? .wait(until: nextRound) : .startRound
        }
        // After a failure, a single request probes the service. Requests that were sent before the failure are not
        // counted, because they may hang.
        let isFull =
            isInGap
            ? inFlight.contains { $0 > lastCallBeforeFailure } : inFlight.count >= Self.maximumInFlight
        guard !isFull else { return .waitForResponses }
        // As soon as the pause after a failure ends, the next page probes the service, even before the page is due.
        let due = isInGap ? resumesAt : max(page.due, resumesAt)
        guard due <= now else { return .wait(until: due) }
        pending.removeFirst()
        calls += 1
        page.call = calls
        inFlight.insert(calls)
        return .fetch(page)
    }

    /// Handles the end of a wait. The instant is treated as reached even if the clock was set back during the wait.
    mutating func waited(until instant: Date) {
        lastNow = max(lastNow, instant)
    }

    /// Starts a round, and spreads its pages over the interval.
    mutating func startRound(_ ids: [String], pageSize: Int, at now: Date) {
        round += 1
        successCount = 0
        nextRound = now + interval
        let starts = Array(stride(from: 0, to: ids.count, by: pageSize))
        let spacing = isCatchingUp ? 0 : interval / Double(max(1, starts.count))
        isCatchingUp = false
        let pages = starts.enumerated().map { index, start in
            let page = ids[start..<min(start + pageSize, ids.count)]
            return Page(ids: Array(page), round: round, due: now + Double(index) * spacing)
        }
        pending = pages[...]
    }

    /// Handles a successful response to the request for a page.
    mutating func succeeded(_ page: Page, at now: Date) {
        follow(now)
        inFlight.remove(page.call)
        if page.round == round { successCount += 1 }
        // After a gap that was longer than the interval, the requests of the next round are not spread over the
        // interval.
        if isInGap, round > 1, now >= nextRound {
            pending = []
            isCatchingUp = true
        }
        isInGap = false
        pause = Self.firstPause
    }

    /// Handles a temporary failure of the request for a page, and schedules a retry.
    ///
    /// - Parameters:
    ///   - page: The page whose request failed.
    ///   - now: The current instant.
    ///   - retryAfter: The delay that the service has requested, or `nil` if there is none.
    mutating func failed(_ page: Page, at now: Date, retryAfter: Duration?) {
        follow(now)
        inFlight.remove(page.call)
        isInGap = true
        // Failures of requests that were in flight at the same time are treated as a single failure.
        let isAnotherFailure = page.call > lastCallBeforeFailure
        if isAnotherFailure { lastCallBeforeFailure = calls }
        let chance = min(1, max(0, random()))
        if let retryAfter {
            let wait = max(Self.firstPause, retryAfter / .seconds(1))
            resumesAt = max(resumesAt, now + wait + (1 - chance) * Self.firstPause)
        } else if isAnotherFailure {
            resumesAt = max(resumesAt, now + pause * (0.5 + 0.5 * chance))
        }
        if isAnotherFailure { pause = min(pause * 2, max(Self.firstPause, min(interval, Self.maximumPause))) }
        // If another round has started, that round requests the presences of these users.
        guard page.round == round else { return }
        pending.append(Page(ids: page.ids, round: page.round, due: resumesAt, hasFailed: true))
        // If other pages succeed, a page that keeps failing must not delay the next round.
        if successCount > 0, inFlight.isEmpty, resumesAt >= nextRound, pending.allSatisfy(\.hasFailed) { pending = [] }
    }

    /// Adjusts the stored instants if the clock was set back, so that no request is delayed.
    private mutating func follow(_ now: Date) {
        if now < lastNow {
            let shift = now.timeIntervalSince(lastNow)
            nextRound += shift
            resumesAt += shift
            for index in pending.indices { pending[index].due += shift }
        }
        lastNow = now
    }
}
