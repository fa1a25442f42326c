import Foundation
import GraphRuntime

extension PresenceWatch {
    /// Asks for the presences and gives what has changed.
    public struct Iterator: AsyncIteratorProtocol {
        private let watched: Locked<Watched>
        private let builder: GetPresencesByUserIdRequestBuilder
        private let interval: Duration
        private let budget: RequestBudget
        private let clock: GraphClock

        /// What was last seen, by ids without their case.
        private var seen: [String: Presence] = [:]
        private var found: [Event] = []
        private var pages: [[String]] = []
        private var pageCount = 0
        private var asked = 0
        private var roundStart = Date.distantPast
        private var isFirstRound = true
        private var isInGap = false
        private var hasEnded = false

        /// The first wait after a failure; it doubles up to the interval.
        private static let firstPause = 1.0
        private var pause = firstPause
        /// When the next page is asked for at the earliest, after a failure.
        private var resumesAt = Date.distantPast

        init(
            watched: Locked<Watched>,
            builder: GetPresencesByUserIdRequestBuilder,
            interval: Duration,
            budget: RequestBudget
        ) {
            self.watched = watched
            self.builder = builder
            self.interval = interval
            self.budget = budget
            clock = builder.context.requestAdapter.retryPolicy.clock
        }

        /// What is found next.
        ///
        /// - Returns: The event; nil if the sequence has ended with an error before.
        /// - Throws: ``GraphError`` of a failure that cannot pass, or `CancellationError` if the task was cancelled.
        public mutating func next() async throws -> Event? {
            while !hasEnded {
                try Task.checkCancellation()
                if !found.isEmpty {
                    let event = found.removeFirst()
                    // A user may have been removed since.
                    if case .change(let presence) = event, !watched.withLock({ $0.contains(presence.id) }) { continue }
                    return event
                }
                do {
                    try await step()
                } catch {
                    hasEnded = true
                    throw error
                }
            }
            return nil
        }

        /// Asks for one page, when its time has come.
        private mutating func step() async throws {
            if pages.isEmpty { try await startRound() }
            guard let page = pages.first else { return }
            let offset = Double(asked) / Double(pageCount) * (interval / .seconds(1))
            try await wait(until: Swift.max(roundStart + offset, resumesAt))
            try await budget.wait()
            do {
                let configuration = RequestConfiguration(retryPolicy: .never)
                let answer = try await builder(ids: page, configuration: configuration)
                pages.removeFirst()
                asked += 1
                if isInGap { found.append(.resumed) }
                isInGap = false
                pause = Self.firstPause
                note(answer.value)
            } catch let error as GraphError {
                guard error.isPassing else { throw error }
                if !isInGap { found.append(.gap(error)) }
                isInGap = true
                let wait = error.retryAfter ?? .seconds(pause)
                pause = Swift.min(pause * 2, Swift.max(Self.firstPause, interval / .seconds(1)))
                resumesAt = clock.now() + wait / .seconds(1)
                // Who asks for a wait means every watch that shares the budget.
                if error.retryAfter != nil { budget.pause(for: wait) }
                // The other pages come first; when the round is over, this one waits for the next.
                pages.removeFirst()
                if resumesAt < roundStart + interval / .seconds(1) { pages.append(page) }
            }
            if pages.isEmpty, isFirstRound {
                isFirstRound = false
                let ids = watched.withLock { $0.ids }
                found.append(.snapshot(ids.compactMap { seen[$0.lowercased()] }))
            }
        }

        private mutating func startRound() async throws {
            if roundStart == .distantPast {
                roundStart = clock.now()
            } else {
                // A round that took too long is followed by the next one at once, and a clock that was put back puts
                // nothing off.
                let now = clock.now()
                let due = Swift.max(roundStart + interval / .seconds(1), now)
                roundStart = Swift.min(due, now + interval / .seconds(1))
                try await wait(until: roundStart)
            }
            let ids = watched.withLock { $0.ids }
            let size = GetPresencesByUserIdPostRequestBody.idsMaximumCount
            pages = stride(from: 0, to: ids.count, by: size).map { Array(ids[$0..<Swift.min($0 + size, ids.count)]) }
            pageCount = pages.count
            asked = 0
            seen = seen.filter { entry in watched.withLock { $0.contains(entry.key) } }
        }

        private mutating func note(_ presences: [Presence]) {
            for presence in presences {
                let key = presence.id.lowercased()
                guard watched.withLock({ $0.contains(key) }) else { continue }
                let old = seen.updateValue(presence, forKey: key)
                if !isFirstRound, old.map({ presence.differs(from: $0) }) ?? true { found.append(.change(presence)) }
            }
        }

        private func wait(until instant: Date) async throws {
            let delay = instant.timeIntervalSince(clock.now())
            if delay > 0 { try await clock.sleep(.seconds(delay)) }
        }
    }
}

extension Presence {
    /// Whether it is another version than an earlier one: by the service's number, or by value where there is none.
    fileprivate func differs(from earlier: Presence) -> Bool {
        guard let number = sequenceNumber, let before = earlier.sequenceNumber else { return self != earlier }
        return number != before
    }
}

extension GraphError {
    /// Whether the failure may pass by itself.
    fileprivate var isPassing: Bool {
        switch kind {
        case .transport, .decoding: true
        case .service: status.map { $0 == 408 || $0 == 429 || $0 >= 500 } ?? true
        // A token endpoint that cannot be reached may be reached later.
        case .authentication: status.map { $0 == 429 || $0 >= 500 } ?? (underlying is TransportError)
        default: false
        }
    }
}
