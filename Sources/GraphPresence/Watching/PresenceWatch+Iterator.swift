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
        private var pendingEvents: ArraySlice<Event> = []
        private var hasReportedSnapshot = false
        private var hasEnded = false

        init(
            watched: Locked<WatchedUsers>,
            builder: CommunicationsRequestBuilder,
            interval: Duration,
            budget: RequestBudget
        ) {
            self.watched = watched
            self.budget = budget
            clock = builder.context.requestAdapter.clock
            schedule = WatchSchedule(
                interval: interval,
                random: builder.context.requestAdapter.retryPolicy.random
            )
            requests = WatchRequests(builder: builder, budget: budget, clock: clock)
            messages = requests.messages.makeAsyncIterator()
        }

        /// Returns the next event, waiting until there is one.
        ///
        /// - Returns: The event, or `nil` if the sequence has already ended with an error.
        /// - Throws: `GraphError` if a request fails permanently; `CancellationError` if the task is canceled.
        public mutating func next() async throws -> Event? {
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

        private mutating func takePendingEvent() -> Event? {
            while let event = pendingEvents.popFirst() {
                // A slice retains the elements that were removed from its start.
                if pendingEvents.isEmpty { pendingEvents = [] }
                // The user may have been removed since the change was found.
                if case .change(let presence) = event, addition(of: presence.id) == nil { continue }
                return event
            }
            return nil
        }

        /// Performs the next step of the schedule.
        private mutating func step() async throws {
            if schedule.isFirstRoundOver, !hasReportedSnapshot {
                hasReportedSnapshot = true
                let ids = watched.withLock { $0.ids }
                pendingEvents.append(.snapshot(ids.compactMap { seen[$0] }))
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
                if schedule.isInGap { pendingEvents.append(.resumed) }
                schedule.succeeded(page, at: clock.now)
                for presence in response.value { record(presence, call: page.call) }
                record(response.unreadableElements, page)
            } catch let error as GraphError where error.isTransient {
                if !schedule.isInGap { pendingEvents.append(.gap(error)) }
                schedule.failed(page, at: clock.now, retryAfter: error.retryAfter)
                // A Retry-After response pauses every watch that shares the budget.
                if let wait = error.retryAfter { budget.pause(for: wait, by: clock) }
            }
        }

        private mutating func record(_ presence: Presence, call: Int) {
            guard let addition = addition(of: presence.id) else { return }
            let hasChanged = seen.record(presence, addition: addition, call: call)
            if hasChanged, hasReportedSnapshot { pendingEvents.append(.change(presence)) }
        }

        private mutating func record(_ elements: [UnreadableElement], _ page: WatchSchedule.Page) {
            guard !elements.isEmpty else { return }
            let watched = elements.filter { $0.id.map { addition(of: $0) != nil } ?? true }
            let unreported = unreadable.report(watched, of: page.ids)
            if !unreported.isEmpty { pendingEvents.append(.unreadable(unreported)) }
        }

        private func addition(of id: String) -> Int? { watched.withLock { $0.addition(of: id) } }
    }
}
