// SPDX-License-Identifier: MIT

public import Foundation

extension PresenceWatch {
    /// An event that a watch reported, with the time at which it occurred.
    public struct TimedEvent: Sendable {
        /// The event that the watch reported.
        public var event: Event
        /// When the watch received the response that caused the event, or detected the failure, according to the
        /// client's clock.
        public var time: Date

        /// Creates an event with the time at which it occurred.
        ///
        /// - Parameters:
        ///   - event: The event that the watch reported.
        ///   - time: When the event occurred.
        public init(_ event: Event, at time: Date) {
            self.event = event
            self.time = time
        }
    }

    /// An asynchronous sequence of a watch's events, with their times.
    public struct TimedEvents: AsyncSequence, Sendable {
        /// An iterator that requests the presences, and returns the events with their times.
        public struct Iterator: AsyncIteratorProtocol {
            var iterator: PresenceWatch.Iterator
            package var requests: WatchRequests { iterator.requests }

            /// Waits for the next event, and returns it with its time.
            ///
            /// - Returns: The event, or `nil` if the sequence has already ended with an error.
            /// - Throws: `GraphError` if a request fails permanently; `CancellationError` if the task is canceled.
            public mutating func next() async throws -> TimedEvent? { try await iterator.nextTimedEvent() }
        }

        let watch: PresenceWatch

        /// Creates an independent iterator, which begins with a snapshot.
        ///
        /// - Returns: The iterator.
        public func makeAsyncIterator() -> Iterator { Iterator(iterator: watch.makeAsyncIterator()) }
    }

    /// The events that the watch reports, with their times.
    ///
    /// ```swift
    /// var current = WatchedPresences()
    /// for try await event in graphClient.me.presence.watch().timedEvents {
    ///     current.apply(event)
    /// }
    /// ```
    public var timedEvents: TimedEvents { TimedEvents(watch: self) }
}
