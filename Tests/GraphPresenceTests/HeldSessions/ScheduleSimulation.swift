// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

@testable import GraphPresence

/// A simulation of a schedule with a service and a clock. The simulation records violations of the schedule's rules.
///
/// The state that an update sets is the number of the update. The service shows an even state for 5 minutes and an odd
/// state for an hour.
struct ScheduleSimulation: Sendable {
    /// One of the schedule's waits, with its end in seconds since the start, regardless of clock changes.
    struct Wait: Sendable {
        let number: Int
        let end: Double
    }

    static let start = Date(timeIntervalSince1970: 1_000_000)

    private(set) var schedule: SessionSchedule<Int>
    /// The seconds since the start, regardless of clock changes.
    private(set) var time = 0.0
    private(set) var offset = 0.0
    private(set) var log: [String] = []
    private(set) var problems: [String] = []

    /// The state that the request in flight sets.
    private(set) var request: Int?
    private var renewalWait: Wait?
    private var cleanupWait: Wait?
    private(set) var isClearing = false
    private var clearings = 0
    private(set) var isEndRequested = false
    /// When the most recently set state expires, in seconds since the start.
    private var shownUntil: Double?
    /// Whether no request has failed, the machine has not slept, and the clock has not changed since the state was set.
    private var isUndisturbed = true
    /// Whether a state may be set in the service.
    private(set) var mayBeSet = false
    private var lastUpdate = 0
    private(set) var openUpdates: Set<Int> = []
    private var endings = 0
    private var rules: EventRules

    /// Creates a simulation in which the first request has been sent.
    ///
    /// - Parameters:
    ///   - chance: The number from 0 to 1 that replaces the random number for each wait. The default is 1, which
    ///     results in the longest waits.
    ///   - edit: A closure that changes the rules. The default closure changes nothing.
    init(chance: Double = 1, _ edit: (inout SessionSchedule<Int>.Rules) -> Void = { _ in }) {
        var rules = SessionSchedule<Int>.Rules(
            lifetime: { .seconds($0.isMultiple(of: 2) ? 300 : 3_600) },
            interval: { .seconds($0.isMultiple(of: 2) ? 270 : 3_570) },
            retryInterval: .seconds(5),
            isRetryIntervalConstant: true,
            cleanupTimeout: .seconds(10),
            hasNoEffect: { ($0 as? GraphError)?.kind == .invalidRequest }
        )
        edit(&rules)
        self.rules = EventRules(mayFailFirst: rules.toleratesFirstFailure(Self.error()))
        schedule = SessionSchedule(0, rules, random: { chance })
        handle(.started)
    }

    private var now: Date { Self.start + (time - offset) }

    mutating func perform(_ step: Step) {
        switch step {
        case .succeed: finish(.success(()))
        case .fail: finish(.failure(Self.error()))
        case .throttle: finish(.failure(Self.error(.service, status: 429, retryAfter: .seconds(20))))
        case .reject: finish(.failure(Self.error(.invalidRequest)))
        case .failUnsent: finish(.failure(Self.error()), isSent: false)
        case .renew: handle(.renewalsStarted)
        case .update:
            lastUpdate += 1
            openUpdates.insert(lastUpdate)
            handle(.updateRequested(lastUpdate, lastUpdate))
        case .cancelUpdate:
            if let update = openUpdates.max() { handle(.updateCancelled(update)) }
        case .wake: wake(late: 0)
        case .wakeLate: wake(late: 3_600)
        case .setClockBack: offset += 3_600
        case .cancel: handle(.cancelled)
        case .end:
            isEndRequested = true
            handle(.endRequested)
        case .clear: finishClearing(.success(()))
        case .failToClear: finishClearing(.failure(Self.error()))
        }
    }

    /// Passes an event to the schedule even if the event is invalid in the current phase.
    mutating func handle(_ event: SessionSchedule<Int>.Event) {
        schedule.handle(event, at: now)
        deliver(sent: nil)
        performActions()
    }

    mutating func advance(to seconds: Double) { time = seconds }

    /// The wait that ends first, or `nil` if there is no wait.
    var nextWait: Wait? {
        [renewalWait, cleanupWait].compactMap(\.self).min { $0.end < $1.end }
    }

    private mutating func finish(_ result: Result<Void, any Error>, isSent: Bool = true) {
        guard let sent = request else { return }
        schedule.handle(.reached(.acquiringToken), at: now)
        if isSent { schedule.handle(.reached(.sending), at: now) }
        request = nil
        switch result {
        case .success:
            shownUntil = time + (sent.isMultiple(of: 2) ? 300 : 3_600)
            isUndisturbed = offset == 0
            mayBeSet = true
        case .failure(let error):
            isUndisturbed = false
            if isSent, (error as? GraphError)?.kind != .invalidRequest { mayBeSet = true }
        }
        schedule.handle(.sent(result), at: now)
        deliver(sent: sent)
        if case .failure(let error) = result, shownUntil != nil, schedule.outcome == nil, !rules.isReported(error) {
            problems.append("a failure with a new reason is not reported")
        }
        performActions()
    }

    private mutating func finishClearing(_ result: Result<Void, any Error>) {
        isClearing = false
        handle(.cleared(result))
    }

    private mutating func wake(late: Double) {
        guard let wait = nextWait else { return }
        time = max(time, wait.end) + late
        if late > 0 { isUndisturbed = false }
        if isUndisturbed, let shownUntil, schedule.outcome == nil, time >= shownUntil {
            problems.append("the state expired at \(time)")
        }
        handle(.woke(wait.number))
    }

    /// Performs the schedule's actions until the renewals and the cleanup are each waiting or have ended.
    private mutating func performActions() {
        let previousWaits = [renewalWait, cleanupWait]
        (renewalWait, cleanupWait) = (nil, nil)
        for isCleanup in [false, true] {
            var actions = 0
            while let action = isCleanup ? schedule.nextCleanupAction(at: now) : schedule.next(at: now) {
                deliver(sent: nil)
                actions += 1
                if actions > 5 { return problems.append("the actions do not end") }
                if case .wait(let wait) = action {
                    // A clock change does not affect the end of a wait that has begun.
                    let known = previousWaits.compactMap(\.self).first { $0.number == wait?.number }
                    record(
                        known ?? wait.map { Wait(number: $0.number, end: time + $0.end.timeIntervalSince(now)) },
                        isCleanup
                    )
                    break
                }
                perform(action)
            }
            deliver(sent: nil)
        }
        if isEndRequested, schedule.cleanup?.result == nil, cleanupWait == nil, !isClearing {
            problems.append("the cleanup waits without a wait or a request")
        }
        if let result = schedule.cleanup?.result, case .success = result, mayBeSet, clearings == 0 {
            problems.append("a state that may be set is not cleared")
        }
    }

    private mutating func record(_ wait: Wait?, _ isCleanup: Bool) {
        if isCleanup { cleanupWait = wait } else { renewalWait = wait }
        if wait == nil, request == nil, !isClearing { problems.append("the schedule waits without a request") }
    }

    private mutating func perform(_ action: SessionSchedule<Int>.Action) {
        switch action {
        case .set(let value, let isFirst):
            if request != nil { problems.append("two requests are in flight") }
            if clearings > 0 || schedule.outcome != nil { problems.append("a state is set after the end") }
            request = value
            log.append("\(time): \(isFirst ? "first " : "")set \(value)")
        case .clear(let limit):
            if request != nil { problems.append("the state is cleared while a request is in flight") }
            if clearings > 0 { problems.append("the state is cleared twice") }
            if !mayBeSet { problems.append("a state that is not set is cleared") }
            clearings += 1
            isClearing = true
            log.append("\(time): clear within \(limit / .seconds(1))")
        case .abandonRequest:
            if request == nil { problems.append("there is no request to abandon") }
            request = nil
            mayBeSet = true
            log.append("\(time): abandon")
        case .wait: break
        }
    }

    /// Takes and checks the schedule's reports and the results of its updates.
    ///
    /// - Parameter sent: The state of the request that has just ended, or `nil` if no request has ended.
    private mutating func deliver(sent: Int?) {
        for event in schedule.takeReports() {
            if endings > 0 { problems.append("an event follows the end") }
            switch event {
            case .initialFailure: log.append("\(time): initial failure")
            case .renewed: log.append("\(time): renewed")
            case .delayed(_, let end):
                log.append("\(time): delayed, shown until \(end.timeIntervalSince(Self.start) + offset)")
            case .expired: log.append("\(time): expired")
            case .recovered: log.append("\(time): recovered")
            case .preferenceNotCleared: problems.append("an event of a preference is reported")
            case .ended(let error):
                endings += 1
                log.append("\(time): \(error == nil ? "ended" : "not cleared")")
            }
            if let problem = rules.check(event, hasBeenSet: shownUntil != nil, at: now) { problems.append(problem) }
        }
        for response in schedule.takeResponses() {
            guard openUpdates.remove(response.update) != nil else {
                problems.append("update \(response.update) ends twice")
                continue
            }
            if case .success(false) = response.result, schedule.outcome != nil {
                problems.append("update \(response.update) is not retried, because the session has ended")
            }
            if case .success(true) = response.result, (sent ?? -1) < response.update {
                problems.append("update \(response.update) succeeds with a different state")
            }
            if case .failure(let error) = response.result, !(error is CancellationError), (sent ?? -1) < response.update
            {
                problems.append("update \(response.update) fails without a request")
            }
        }
    }
}
