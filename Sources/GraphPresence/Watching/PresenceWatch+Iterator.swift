import Foundation
import GraphRuntime

extension PresenceWatch {
    /// Asks for the presences and gives what has changed.
    public struct Iterator: AsyncIteratorProtocol {
        private let watched: Locked<WatchedUsers>
        private let budget: RequestBudget
        private let clock: any GraphClock
        package let requests: WatchRequests
        private var messages: AsyncStream<WatchRequests.Message>.Iterator

        private var schedule: WatchSchedule
        private var seen = SeenPresences()
        private var unreadable = ReportedElements()
        private var found: ArraySlice<Event> = []
        private var hasGivenSnapshot = false
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

        /// What is found next.
        ///
        /// - Returns: The event; nil if the sequence has ended with an error before.
        /// - Throws: ``GraphError`` of a failure that cannot pass, or `CancellationError` if the task was cancelled.
        public mutating func next() async throws -> Event? {
            requests.work?.set(.working)
            defer { requests.work?.set(.returned) }
            while !hasEnded {
                do {
                    try Task.checkCancellation()
                    if let event = takeFound() { return event }
                    try await step()
                } catch {
                    hasEnded = true
                    requests.cancel()
                    throw error
                }
            }
            return nil
        }

        private mutating func takeFound() -> Event? {
            while let event = found.popFirst() {
                // The slice keeps what was taken from it.
                if found.isEmpty { found = [] }
                // A user may have been removed since.
                if case .change(let presence) = event, addition(of: presence.id) == nil { continue }
                return event
            }
            return nil
        }

        /// Does what there is to do now, or waits until there is something.
        private mutating func step() async throws {
            if schedule.isFirstRoundOver, !hasGivenSnapshot {
                hasGivenSnapshot = true
                let ids = watched.withLock { $0.ids }
                found.append(.snapshot(ids.compactMap { seen[$0] }))
                return
            }
            switch schedule.next(at: clock.now) {
            case .startRound:
                let users = watched.withLock { $0 }
                seen.keep { users.addition(of: $0) != nil }
                unreadable.startRound()
                let pageSize = GetPresencesByUserIdPostRequestBody.idsMaximumCount
                schedule.startRound(users.ids, pageSize: pageSize, at: clock.now)
            case .ask(let page): requests.ask(page)
            case .wait(let instant): try take(await requests.next(&messages, until: instant))
            case .waitForResponses: try take(await requests.next(&messages, until: nil))
            }
        }

        private mutating func take(_ message: WatchRequests.Message) throws {
            let (page, result): (WatchSchedule.Page, Result<CollectionResponse<Presence>, any Error>)
            switch message {
            case .alarm(let instant):
                schedule.waited(until: instant)
                return
            case .response(let asked, let answer): (page, result) = (asked, answer)
            }
            do {
                let response = try result.get()
                if schedule.isInGap { found.append(.resumed) }
                schedule.succeeded(page, at: clock.now)
                for presence in response.value { note(presence, call: page.call) }
                note(response.unreadableElements, page)
            } catch let error as GraphError where error.isTransient {
                if !schedule.isInGap { found.append(.gap(error)) }
                schedule.failed(page, at: clock.now, retryAfter: error.retryAfter)
                // Who asks for a wait means every watch that shares the budget.
                if let wait = error.retryAfter { budget.pause(for: wait, by: clock) }
            }
        }

        private mutating func note(_ presence: Presence, call: Int) {
            guard let addition = addition(of: presence.id) else { return }
            let isNews = seen.note(presence, addition: addition, call: call)
            if isNews, hasGivenSnapshot { found.append(.change(presence)) }
        }

        private mutating func note(_ elements: [UnreadableElement], _ page: WatchSchedule.Page) {
            guard !elements.isEmpty else { return }
            let watched = elements.filter { $0.id.map { addition(of: $0) != nil } ?? true }
            let news = unreadable.news(in: watched, of: page.ids)
            if !news.isEmpty { found.append(.unreadable(news)) }
        }

        private func addition(of id: String) -> Int? { watched.withLock { $0.addition(of: id) } }
    }
}
