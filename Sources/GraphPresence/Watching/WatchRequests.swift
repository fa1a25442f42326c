import Foundation
import GraphRuntime

/// The calls of a watch that are under way, and the alarm that wakes it. All of them are cancelled when the watch ends.
package final class WatchRequests: Sendable {
    /// What the watch waits for.
    enum Message: Sendable {
        case response(WatchSchedule.Page, Result<CollectionResponse<Presence>, any Error>)
        case alarm(Date)
    }

    /// How long a call may take, its token included.
    private static let timeout = Duration.seconds(20)

    private struct State: Sendable {
        var calls: [Int: Started] = [:]
        var alarm: Started?
        var isWaiting = false
        /// How often it began or ended to wait.
        var turns = 0
    }

    /// A task and its work, which lasts until the watch has taken the message that comes of it.
    private struct Started: Sendable {
        let task: Task<Void, Never>
        let work: ClockWork?

        init(_ work: ClockWork?, _ body: @escaping @Sendable () async -> Void) {
            self.work = work
            task = Task { await ClockWork.$current.withValue(work, operation: body) }
        }

        func end() {
            task.cancel()
            work?.end()
        }
    }

    /// Where a watch stands, for tests.
    package struct Standing: Equatable, Sendable {
        /// How many waits by the clock there are if every call waits; nil while the watch is at work.
        package let waits: Int?
        /// Another number for each wait.
        package let turn: Int
    }

    private let state = Locked(State())
    private let builder: CommunicationsRequestBuilder
    private let budget: RequestBudget
    private let clock: any GraphClock
    private let continuation: AsyncStream<Message>.Continuation
    /// The work of the iterator.
    let work: ClockWork?
    /// Never more than the calls that may be under way, and an alarm.
    let messages: AsyncStream<Message>

    init(builder: CommunicationsRequestBuilder, budget: RequestBudget, clock: any GraphClock) {
        self.builder = builder
        self.budget = budget
        self.clock = clock
        work = clock.begin("watch")
        work?.set(.returned)
        (messages, continuation) = AsyncStream.makeStream()
    }

    deinit {
        cancel()
    }

    /// Where the watch stands.
    package var standing: Standing {
        state.withLock { state in
            let waits = state.isWaiting ? state.calls.count + (state.alarm == nil ? 0 : 1) : nil
            return Standing(waits: waits, turn: state.turns)
        }
    }

    /// Asks for a page, as soon as the budget allows it.
    func ask(_ page: WatchSchedule.Page) {
        let call = Started(clock.begin("a call of a watch")) { [builder, budget, clock, continuation] in
            do {
                try await budget.wait(by: clock)
                let answer = try await withDeadline(Self.timeout, of: builder.getPresencesByUserId.operation) {
                    let policy = builder.context.requestAdapter.retryPolicy.once
                    let configuration = RequestConfiguration(retryPolicy: policy)
                    return try await builder.getPresencesByUserId(ids: page.ids, configuration: configuration)
                }
                .get()
                continuation.yield(.response(page, .success(answer)))
            } catch is CancellationError where !Task.isCancelled {
                // Not the watch was cancelled, but what the credential or the network did.
                let message = "the call was cancelled on its way"
                let error = GraphError(
                    kind: .transport,
                    operation: builder.getPresencesByUserId.operation,
                    message: message
                )
                continuation.yield(.response(page, .failure(error)))
            } catch {
                continuation.yield(.response(page, .failure(error)))
            }
        }
        state.withLock { $0.calls[page.call] = call }
    }

    /// Waits for an answer, or until an instant.
    ///
    /// - Parameters:
    ///   - iterator: The messages.
    ///   - instant: When to wake without an answer; nil for never.
    /// - Returns: What came first.
    /// - Throws: `CancellationError` if the task was cancelled.
    func next(_ iterator: inout AsyncStream<Message>.Iterator, until instant: Date?) async throws -> Message {
        let alarm = instant.map { instant in
            let delay = Duration.seconds(max(0, instant.timeIntervalSince(clock.now)))
            return Started(clock.begin("the alarm of a watch")) { [clock, continuation] in
                do { try await clock.sleep(for: delay) } catch { return }
                continuation.yield(.alarm(instant))
            }
        }
        state.withLock { state in
            state.alarm = alarm
            state.isWaiting = true
            state.turns += 1
        }
        work?.set(.waiting)
        let message = await iterator.next()
        work?.set(.working)
        let (ended, call) = state.withLock { state in
            state.isWaiting = false
            state.turns += 1
            defer { state.alarm = nil }
            guard case .response(let page, _) = message else { return (state.alarm, Started?.none) }
            return (state.alarm, state.calls.removeValue(forKey: page.call))
        }
        ended?.end()
        call?.work?.end()
        guard let message else { throw CancellationError() }
        return message
    }

    /// Ends everything.
    func cancel() {
        let state = state.withLock { state in
            defer { state = State() }
            return state
        }
        state.alarm?.end()
        for call in state.calls.values { call.end() }
        work?.end()
        continuation.finish()
    }
}
