import Foundation
import GraphRuntime

/// When a watch asks for which users: a value that is told what happened and knows no service.
///
/// The pages of a round are spread evenly over the interval, and a page is asked for when its time has come, whether or not
/// those before it have been answered.
struct WatchSchedule: Sendable {
    /// Users who are asked for in one call.
    struct Page: Sendable, Equatable {
        let ids: [String]
        /// The round that it belongs to, from 1.
        let round: Int
        /// When it is asked for.
        var due: Date
        /// The calls are numbered as they are made; 0 before that.
        var call = 0
        /// Whether it failed in this round.
        var hasFailed = false
    }

    /// What there is to do.
    enum Step: Sendable, Equatable {
        case startRound
        case ask(Page)
        case wait(until: Date)
        case waitForResponses
    }

    /// How many calls may be under way at once, besides the one that tries whether a failure has passed.
    static let maximumUnderWay = 10
    /// The bound of the first wait after a failure, in seconds. It doubles up to the interval, and up to a minute.
    private static let firstPause = 1.0
    private static let maximumPause = 60.0

    private let interval: TimeInterval
    /// Returns a number from 0 to 1.
    private let random: @Sendable () -> Double
    private var pending: ArraySlice<Page> = []
    private var round = 0
    private var nextRound = Date.distantPast
    private var calls = 0
    /// The numbers of the calls that are under way.
    private var underWay: Set<Int> = []
    private var answered = 0
    private var lastNow = Date.distantPast

    private(set) var isInGap = false
    private var isCatchingUp = false
    private var pause = firstPause
    private var resumesAt = Date.distantPast
    /// The last call before the last failure.
    private var lastCallBeforeFailure = 0

    /// Creates a schedule.
    ///
    /// - Parameters:
    ///   - interval: How often each user is asked for.
    ///   - random: Returns a number from 0 to 1, for the waits after failures: watches that an outage stopped must not come
    ///     back at one instant.
    init(interval: Duration, random: @escaping @Sendable () -> Double) {
        self.interval = interval / .seconds(1)
        self.random = random
    }

    /// Whether all pages of the first round have been answered.
    var isFirstRoundOver: Bool { round > 1 || round == 1 && pending.isEmpty && underWay.isEmpty }

    /// What there is to do at an instant.
    mutating func next(at now: Date) -> Step {
        follow(now)
        guard var page = pending.first else {
            if round == 1, !underWay.isEmpty { return .waitForResponses }
            return now < nextRound ? .wait(until: nextRound) : .startRound
        }
        // After a failure one call tries whether it has passed; those from before may hang.
        let isFull =
            isInGap
            ? underWay.contains { $0 > lastCallBeforeFailure } : underWay.count >= Self.maximumUnderWay
        guard !isFull else { return .waitForResponses }
        let due = max(page.due, resumesAt)
        guard due <= now else { return .wait(until: due) }
        pending.removeFirst()
        calls += 1
        page.call = calls
        underWay.insert(calls)
        return .ask(page)
    }

    /// Goes on after it was waited for an instant: the clock may have been put back meanwhile.
    mutating func waited(until instant: Date) {
        lastNow = max(lastNow, instant)
    }

    /// Spreads users over a round that begins now.
    mutating func startRound(_ ids: [String], pageSize: Int, at now: Date) {
        round += 1
        answered = 0
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

    /// Goes on after a page was answered.
    mutating func succeeded(_ page: Page, at now: Date) {
        follow(now)
        underWay.remove(page.call)
        if page.round == round { answered += 1 }
        // Who was not asked for in a whole interval is asked for at once.
        if isInGap, round > 1, now >= nextRound {
            pending = []
            isCatchingUp = true
        }
        isInGap = false
        pause = Self.firstPause
    }

    /// Puts a page off that failed in a way that may pass.
    ///
    /// - Parameters:
    ///   - page: The page.
    ///   - now: The current instant.
    ///   - retryAfter: How long the service asks to wait; nil if it does not say.
    mutating func failed(_ page: Page, at now: Date, retryAfter: Duration?) {
        follow(now)
        underWay.remove(page.call)
        isInGap = true
        // Calls that were under way together fail together, and count as one failure.
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
        // The round that has begun since asks for the users again.
        guard page.round == round else { return }
        pending.append(Page(ids: page.ids, round: page.round, due: resumesAt, hasFailed: true))
        // Where others were answered, pages that go on failing wait for the next round.
        if answered > 0, underWay.isEmpty, resumesAt >= nextRound, pending.allSatisfy(\.hasFailed) { pending = [] }
    }

    /// A clock that was put back puts nothing off.
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
