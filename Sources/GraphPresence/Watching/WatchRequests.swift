// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// The requests in flight and the alarm of a watch, all of which are canceled when the watch ends.
package final class WatchRequests: Sendable {
    /// A message that the watch waits for.
    enum Message: Sendable {
        case response(WatchSchedule.Page, Result<CollectionResponse<Presence>, any Error>)
        case alarm(Date)
    }

    /// The time limit for a single request, including token acquisition.
    private static let timeout = Duration.seconds(20)

    private struct State: Sendable {
        var calls: [Int: Started] = [:]
        var alarm: Started?
        var isWaiting = false
        /// The number of times that the watch has started or stopped waiting.
        var transitions = 0
    }

    /// A task together with the work that a clock can observe. The work ends when the watch has received the task's
    /// message.
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

    /// A watch's wait state, which tests inspect.
    package struct WaitState: Equatable, Sendable {
        /// The total number of requests in flight and alarms, or `nil` if the watch itself is not waiting.
        package let waits: Int?
        /// A number that changes whenever the watch starts or stops waiting.
        package let transition: Int
    }

    private let state = Locked(State())
    private let source: PresenceSource
    private let budget: RequestBudget
    private let clock: any GraphClock
    private let continuation: AsyncStream<Message>.Continuation
    /// The iterator's work, which a clock can observe.
    let work: ClockWork?
    /// The messages for the watch. Their number is limited by the number of requests in flight.
    let messages: AsyncStream<Message>

    init(source: PresenceSource, budget: RequestBudget) {
        self.source = source
        self.budget = budget
        clock = source.adapter.clock
        work = clock.begin("watch")
        work?.set(.returned)
        (messages, continuation) = AsyncStream.makeStream()
    }

    deinit {
        cancel()
    }

    /// The current wait state, for tests.
    package var waitState: WaitState {
        state.withLock { state in
            let waits = state.isWaiting ? state.calls.count + (state.alarm == nil ? 0 : 1) : nil
            return WaitState(waits: waits, transition: state.transitions)
        }
    }

    /// Requests the presences of a page as soon as the budget allows the request.
    func fetch(_ page: WatchSchedule.Page) {
        let call = Started(clock.begin("watch request")) { [source, budget, clock, continuation] in
            do {
                try await budget.wait(by: clock)
                let response = try await source.adapter.sendOnce(within: Self.timeout, source.operation) {
                    try await source.read(page.ids, $0)
                }
                continuation.yield(.response(page, .success(response)))
            } catch is CancellationError where !Task.isCancelled {
                // The watch did not cause this cancellation, so the error must not end the sequence.
                let message = "the credential or the transport canceled the request"
                let error = GraphError(kind: .transport, operation: source.operation, message: message)
                continuation.yield(.response(page, .failure(error)))
            } catch {
                continuation.yield(.response(page, .failure(error)))
            }
        }
        state.withLock { $0.calls[page.call] = call }
    }

    /// Waits for a response, or until the given instant.
    ///
    /// - Parameters:
    ///   - iterator: The iterator over the messages.
    ///   - instant: When the wait ends without a response, or `nil` to wait for a response without a time limit.
    /// - Returns: The first message.
    /// - Throws: `CancellationError` if the task is canceled.
    func next(_ iterator: inout AsyncStream<Message>.Iterator, until instant: Date?) async throws -> Message {
        let alarm = instant.map { instant in
            let delay = Duration.seconds(max(0, instant.timeIntervalSince(clock.now)))
            return Started(clock.begin("watch alarm")) { [clock, continuation] in
                do { try await clock.sleep(for: delay) } catch { return }
                continuation.yield(.alarm(instant))
            }
        }
        state.withLock { state in
            state.alarm = alarm
            state.isWaiting = true
            state.transitions += 1
        }
        work?.set(.waiting)
        let message = await iterator.next()
        work?.set(.working)
        let (ended, call) = state.withLock { state in
            state.isWaiting = false
            state.transitions += 1
            defer { state.alarm = nil }
            guard case .response(let page, _) = message else { return (state.alarm, Started?.none) }
            return (state.alarm, state.calls.removeValue(forKey: page.call))
        }
        ended?.end()
        call?.work?.end()
        guard let message else { throw CancellationError() }
        return message
    }

    /// Cancels the requests and the alarm, and finishes the stream of messages.
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
