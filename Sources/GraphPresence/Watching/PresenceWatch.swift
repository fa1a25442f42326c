// SPDX-License-Identifier: MIT

import Foundation
public import GraphRuntime

/// An asynchronous sequence of changes to the presences of any number of users, or to a single presence.
///
/// The watch polls the service only while its events are consumed, so events do not accumulate. At most ten requests
/// are in flight at a time. The iteration ends immediately when its task is canceled.
public struct PresenceWatch: AsyncSequence, Sendable {
    /// An event that a watch reports.
    public enum Event: Sendable {
        /// The presences of all watched users that the service recognizes, after the first round of requests. If one
        /// request keeps failing while others succeed, the presences from this request are reported later, as changes,
        /// and another ``gap(_:)`` follows the snapshot.
        case snapshot([Presence])
        /// A presence that has changed, or the presence of a user who was added, or who was removed and added again.
        case change(Presence)
        /// Presences that cannot be read, and that no other event contains. An unreadable presence is reported only
        /// once, unless it becomes unreadable again or the reason changes. The index of an element is its index in the
        /// response to a single request.
        case unreadable([UnreadableElement])
        /// A request failed temporarily. Changes are reported after requests succeed again. During a gap, this event is
        /// reported again if the reason changes: if the failure has a different `kind`, or if only one of the two
        /// failures is an outage. An outage is a failed connection, or a server that is unavailable or throttles
        /// requests.
        case gap(GraphError)
        /// Requests succeed again. The snapshot, or the changes from the response that ended the gap, follow this
        /// event.
        case resumed
    }

    private let watched: Locked<WatchedUsers>
    private let source: PresenceSource
    private let interval: Duration
    private let budget: RequestBudget

    init(
        _ users: WatchedUsers,
        from source: PresenceSource,
        every interval: Duration,
        budget: RequestBudget?
    ) {
        watched = Locked(users)
        self.source = source
        self.interval = Swift.max(interval, .milliseconds(10))
        self.budget = budget ?? RequestBudget()
    }

    /// Adds users to watch, starting with the next round of requests.
    ///
    /// A watch of a single presence, which ``PresenceRequestBuilder/watch(every:budget:)`` returns, ignores this call.
    ///
    /// - Parameter ids: The users' IDs. Users that are already watched are ignored.
    public func add(_ ids: [String]) {
        watched.withLock { $0.add(ids) }
    }

    /// Removes users from the watch, so that their changes are no longer reported.
    ///
    /// A watch of a single presence, which ``PresenceRequestBuilder/watch(every:budget:)`` returns, ignores this call.
    ///
    /// - Parameter ids: The users' IDs. Users that are not watched are ignored.
    public func remove(_ ids: [String]) {
        watched.withLock { $0.remove(ids) }
    }

    /// Creates an independent iterator, which begins with a snapshot.
    ///
    /// - Returns: The iterator.
    public func makeAsyncIterator() -> Iterator {
        Iterator(watched: watched, source: source, interval: interval, budget: budget)
    }
}

extension CommunicationsPresencesRequestBuilder {
    /// Returns a sequence of changes to the presences of the given users.
    ///
    /// ```swift
    /// for try await event in graphClient.communications.presences.watch(
    ///     userIDs,
    ///     every: .seconds(30)
    /// ) {
    ///     if case .change(let presence) = event { show(presence) }
    /// }
    /// ```
    ///
    /// The watch requests the presences of all users once in each interval, with up to 650 users in a request. The
    /// requests are spread evenly over the interval and stay within the budget. The requests of the first round are
    /// also spread, so the snapshot of more than 650 users takes most of the first interval.
    ///
    /// A request times out after 20 seconds, or after the client's timeout if that is shorter. If the credential can
    /// prompt a user, the timeout starts after the sign-in.
    ///
    /// After a temporary failure, the watch reports a gap and retries with one request at a time. If the service
    /// requests a delay with `Retry-After`, the watch waits for the requested time. Otherwise, the delay starts at 1
    /// second and doubles with each failure, up to the interval and at most 1 minute. A random part of each delay is
    /// subtracted. The retry can request different users than the failed request. After a gap that was longer than the
    /// interval, the watch requests the presences of all users without spreading the requests over the interval, but
    /// within the budget. Errors that the credential itself throws are treated as temporary, because the network
    /// connection may be lost, or the user may have to sign in again.
    ///
    /// A permanent failure, for example 401 Unauthorized, 403 Forbidden, or a rejection by the token endpoint, ends the
    /// sequence with an error. See
    /// [cloudCommunications: getPresencesByUserId](https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid).
    ///
    /// - Parameters:
    ///   - ids: The users' IDs.
    ///   - interval: The time between two requests for the same user, at least 10 milliseconds. The default is 30
    ///     seconds.
    ///   - budget: The budget that limits the number of requests. If several watches share a budget, it limits the
    ///     total number of their requests. The default is a separate budget of 1,350 requests in 30 seconds.
    /// - Returns: The watch.
    public func watch(
        _ ids: [String],
        every interval: Duration = .seconds(30),
        budget: RequestBudget? = nil
    ) -> PresenceWatch {
        let communications = GraphServiceClient(requestAdapter: context.requestAdapter).communications
        return PresenceWatch(WatchedUsers(ids), from: PresenceSource(communications), every: interval, budget: budget)
    }
}

extension PresenceRequestBuilder {
    /// Returns a sequence of changes to a single presence, for example your own.
    ///
    /// ```swift
    /// for try await event in graphClient.me.presence.watch(every: .seconds(30)) {
    ///     switch event {
    ///     case .snapshot(let presences): presences.forEach(show)
    ///     case .change(let presence): show(presence)
    ///     case .unreadable, .gap, .resumed: break
    ///     }
    /// }
    /// ```
    ///
    /// The watch reads the presence from its own path. For `/me/presence`, the delegated permission `Presence.Read` is
    /// sufficient and no user ID is needed. To watch several users, use
    /// ``CommunicationsPresencesRequestBuilder/watch(_:every:budget:)``, which reads up to 650 presences in a request.
    ///
    /// The events, and the retries after a failure, are the same as for that method. A watch that starts without a
    /// network connection therefore reports a gap, and its snapshot follows as soon as a request succeeds. A presence
    /// that cannot be read is also reported as a gap. See
    /// [Get presence](https://learn.microsoft.com/graph/api/presence-get).
    ///
    /// - Parameters:
    ///   - interval: The time between two requests, at least 10 milliseconds. The default is 30 seconds.
    ///   - budget: The budget that limits the number of requests. If several watches share a budget, it limits the
    ///     total number of their requests. The default is a separate budget of 1,350 requests in 30 seconds.
    /// - Returns: The watch.
    public func watch(every interval: Duration = .seconds(30), budget: RequestBudget? = nil) -> PresenceWatch {
        PresenceWatch(.unknown, from: PresenceSource(self), every: interval, budget: budget)
    }
}
