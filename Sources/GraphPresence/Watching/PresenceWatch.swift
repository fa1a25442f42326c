import Foundation
public import GraphRuntime

/// The changes of the presences of any number of users, found by asking again and again.
///
/// It asks while somebody iterates, and only then: what is not taken is not asked for, so nothing piles up. At most ten
/// calls are under way at once. The iteration ends at once when its task is cancelled.
public struct PresenceWatch: AsyncSequence, Sendable {
    /// What a watch finds.
    public enum Event: Sendable {
        /// The presences of all users that the service knows, when they have been asked for once; those of a call that
        /// goes on failing while others succeed come later, as changes.
        case snapshot([Presence])
        /// A presence that has changed, or that of a user who was added (or removed and added again).
        case change(Presence)
        /// Presences that the service sent and that cannot be read, which are in no other event. Each is reported once,
        /// until it can be read again or is unreadable for another reason. Positions are those in one call's response.
        case unreadable([UnreadableElement])
        /// A call failed in a way that may pass; changes are found later.
        case gap(GraphError)
        /// The calls succeed again.
        case resumed
    }

    private let watched: Locked<WatchedUsers>
    private let builder: CommunicationsRequestBuilder
    private let interval: Duration
    private let budget: RequestBudget

    init(
        _ ids: [String],
        _ builder: CommunicationsRequestBuilder,
        every interval: Duration,
        budget: RequestBudget
    ) {
        watched = Locked(WatchedUsers(ids))
        self.builder = builder
        self.interval = Swift.max(interval, .milliseconds(10))
        self.budget = budget
    }

    /// Watches more users, from the next round on.
    ///
    /// - Parameter ids: The users' ids; those that are watched already are left out.
    public func add(_ ids: [String]) {
        watched.withLock { $0.add(ids) }
    }

    /// Watches users no longer.
    ///
    /// - Parameter ids: The users' ids.
    public func remove(_ ids: [String]) {
        watched.withLock { $0.remove(ids) }
    }

    /// Begins to watch.
    ///
    /// - Returns: The iterator.
    public func makeAsyncIterator() -> Iterator {
        Iterator(watched: watched, builder: builder, interval: interval, budget: budget)
    }
}

extension CommunicationsPresencesRequestBuilder {
    /// Watches the presences of users.
    ///
    /// ```swift
    /// for try await event in graphClient.communications.presences.watch(userIDs, every: .seconds(30)) {
    ///     if case .change(let presence) = event { show(presence) }
    /// }
    /// ```
    ///
    /// All users are asked for once in each interval, 650 in a call, the calls spread evenly over it and within the budget.
    /// The calls wait as long as the service asks for; one without a whole answer after 20 seconds has failed. A failure
    /// that may pass is told and tried again by one call at a time, at first after a second, then after twice as long each
    /// time, up to the interval or a minute, less a random part; when it has lasted longer than that, all users are asked for at once, within the budget.
    /// What a credential throws of its own may pass too: a network that is gone, a user who signs in again. A failure that
    /// cannot pass, such as 401, 403 and what a token endpoint refuses, ends the sequence with its error. See
    /// [cloudCommunications: getPresencesByUserId](https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid).
    ///
    /// - Parameters:
    ///   - ids: The users' ids.
    ///   - interval: How often each user is asked for; at least 10 milliseconds. Default: 30 seconds.
    ///   - budget: The requests that may be sent; watches that share one stay within it together. Default: one of its own,
    ///     as documented.
    /// - Returns: The watch.
    public func watch(
        _ ids: [String],
        every interval: Duration = .seconds(30),
        budget: RequestBudget? = nil
    ) -> PresenceWatch {
        let communications = GraphServiceClient(requestAdapter: context.requestAdapter).communications
        return PresenceWatch(ids, communications, every: interval, budget: budget ?? RequestBudget())
    }
}
