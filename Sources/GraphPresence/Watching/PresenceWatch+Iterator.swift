// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

extension PresenceWatch {
    /// An iterator that requests the presences and returns their changes.
    public struct Iterator: AsyncIteratorProtocol {
        private let watched: Locked<WatchedUsers>
        private let budget: RequestBudget
        private let clock: any GraphClock
        package let requests: WatchRequests
        private var messages: AsyncStream<WatchRequests.Message>.Iterator

        private var schedule: WatchSchedule
        private var seen = SeenPresences()
        private var unreadable = ReportedElements()
        private var pendingEvents: ArraySlice<TimedEvent> = []
        private var hasReportedSnapshot = false
        /// The latest failure in the current gap, or `nil` if there is no gap.
        private var failure: GraphError?
        private var hasEnded = false

        init(
            watched: Locked<WatchedUsers>,
            source: PresenceSource,
            interval: Duration,
            budget: RequestBudget
        ) {
            self.watched = watched
            self.budget = budget
            clock = source.adapter.clock
            schedule = WatchSchedule(interval: interval, random: source.adapter.retryPolicy.random)
            requests = WatchRequests(source: source, budget: budget)
            messages = requests.messages.makeAsyncIterator()
        }

        /// Waits for the next event, and returns it.
        ///
        /// - Returns: The event, or `nil` if the sequence has already ended with an error.
        /// - Throws: `GraphError` if a request fails permanently; `CancellationError` if the task is canceled.
        public mutating func next() async throws -> Event? { try await nextTimedEvent()?.event }

        mutating func nextTimedEvent() async throws -> TimedEvent? {
            requests.work?.set(.working)
            defer { requests.work?.set(.returned) }
            while !hasEnded {
                do {
                    try Task.checkCancellation()
                    if let event = takePendingEvent() { return event }
                    try await step()
                } catch {
                    hasEnded = true
                    requests.cancel()
                    throw error
                }
            }
            return nil
        }

        private mutating func takePendingEvent() -> TimedEvent? {
            while let event = pendingEvents.popFirst() {
                // A slice retains the elements that were removed from its start.
                if pendingEvents.isEmpty { pendingEvents = [] }
                // The user may have been removed since the change was detected.
                if case .change(let presence) = event.event, addition(of: presence.id) == nil { continue }
                return event
            }
            return nil
        }

        /// Performs the next step of the schedule.
        private mutating func step() async throws {
            if schedule.isFirstRoundOver, !hasReportedSnapshot {
                hasReportedSnapshot = true
                report(.snapshot(seen.presences(of: watched.withLock { $0 })))
                // A program that applies a snapshot treats the presences as current.
                if let failure { report(.gap(failure)) }
                return
            }
            switch schedule.next(at: clock.now) {
            case .startRound:
                let users = watched.withLock { $0 }
                seen.keep { users.addition(of: $0) != nil }
                unreadable.startRound()
                let pageSize = GetPresencesByUserIdPostRequestBody.idsMaximumCount
                schedule.startRound(users.ids, pageSize: pageSize, at: clock.now)
            case .fetch(let page): requests.fetch(page)
            case .wait(let instant): try handle(await requests.next(&messages, until: instant))
            case .waitForResponses: try handle(await requests.next(&messages, until: nil))
            }
        }

        private mutating func handle(_ message: WatchRequests.Message) throws {
            switch message {
            case .alarm(let instant): schedule.waited(until: instant)
            case .response(let page, let result): try handle(result, of: page)
            }
        }

        private mutating func handle(
            _ result: Result<CollectionResponse<Presence>, any Error>,
            of page: WatchSchedule.Page
        ) throws {
            do {
                let response = try result.get()
                if failure != nil { report(.resumed) }
                failure = nil
                schedule.succeeded(page, at: clock.now)
                for presence in response.value { record(presence, call: page.call) }
                record(response.unreadableElements, page)
            } catch let error as GraphError where error.isTransient {
                let previous = failure.map { FailureCause($0) }
                failure = error
                if previous != FailureCause(error) { report(.gap(error)) }
                schedule.failed(page, at: clock.now, retryAfter: error.retryAfter)
                // A Retry-After response pauses every watch that shares the budget.
                if let wait = error.retryAfter { budget.pause(for: wait, by: clock) }
            }
        }

        private mutating func record(_ presence: Presence, call: Int) {
            guard let addition = addition(of: presence.id) else { return }
            let hasChanged = seen.record(presence, addition: addition, call: call)
            if hasChanged, hasReportedSnapshot { report(.change(presence)) }
        }

        private mutating func record(_ elements: [UnreadableElement], _ page: WatchSchedule.Page) {
            guard !elements.isEmpty else { return }
            let watched = elements.filter { $0.id.map { addition(of: $0) != nil } ?? true }
            let unreported = unreadable.report(watched, of: page.ids)
            if !unreported.isEmpty { report(.unreadable(unreported)) }
        }

        private mutating func report(_ event: Event) {
            pendingEvents.append(TimedEvent(event, at: clock.now))
        }

        private func addition(of id: String) -> Int? { watched.withLock { $0.addition(of: id) } }
    }
}
