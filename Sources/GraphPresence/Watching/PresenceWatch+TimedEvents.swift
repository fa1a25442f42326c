// SPDX-License-Identifier: MIT

public import Foundation

extension PresenceWatch {
    /// An event of a watch, with its time.
    public struct TimedEvent: Sendable {
        /// The event that the watch reported.
        public var event: Event
        /// When the watch received the response that caused the event, or detected the failure, by the client's clock.
        public var time: Date

        /// Creates an event with its time.
        ///
        /// - Parameters:
        ///   - event: The event that the watch reported.
        ///   - time: When the event occurred.
        public init(_ event: Event, at time: Date) {
            self.event = event
            self.time = time
        }
    }

    /// The asynchronous sequence of the events of a watch, with their times.
    public struct TimedEvents: AsyncSequence, Sendable {
        /// An iterator that requests the presences and returns their changes, with their times.
        public struct Iterator: AsyncIteratorProtocol {
            var iterator: PresenceWatch.Iterator
            package var requests: WatchRequests { iterator.requests }

            /// Returns the next event and its time, waiting until there is one.
            ///
            /// - Returns: The event, or `nil` if the sequence has already ended with an error.
            /// - Throws: `GraphError` if a request fails permanently; `CancellationError` if the task is canceled.
            public mutating func next() async throws -> TimedEvent? { try await iterator.nextTimedEvent() }
        }

        let watch: PresenceWatch

        /// Creates an iterator, which reports its own snapshot and changes.
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
