// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The subscriptions to change notifications, each with the last states that were reported to its subscriber.
struct SubscriptionStore: Sendable {
    /// The notifications in one delivery: the changes for a subscription, or a lifecycle event.
    private struct Delivery: Sendable {
        enum Content: Sendable {
            case changes([ChangeNotification])
            case event(GraphJSONValue)
        }

        let url: String
        let content: Content

        /// The body of the delivery.
        func body() throws -> Data {
            switch content {
            case .changes(let items): try JSONCoding.encoder.encode(ChangeNotificationCollection(value: items))
            case .event(let event): try JSONCoding.encoder.encode(["value": [event]])
            }
        }
    }

    /// A function that returns a user's state at an instant.
    typealias Reader = (_ user: String, _ instant: Date) -> PresenceState

    private var entries: [SubscriptionEntry] = []
    /// The last 1,000 lifecycle notifications and notifications of ended subscriptions that have not been taken yet.
    private var last: [Delivery] = []

    private static let minimumLifetime: TimeInterval = 45 * 60
    private static let maximumLifetime: TimeInterval = 60 * 60

    /// Creates a subscription.
    ///
    /// - Throws: ``PresenceServiceError`` if the service would reject the subscription.
    mutating func create(
        _ requested: Subscription,
        for caller: IdentityProvider.Caller,
        at now: Date,
        _ state: Reader
    ) throws(PresenceServiceError) -> Subscription {
        let owner = try Self.owner(caller)
        guard requested.changeType == "updated" else { throw .invalidArgument("changeType") }
        guard let url = requested.notificationUrl, NotificationAddress(url) != nil else {
            throw .invalidArgument("notificationUrl")
        }
        if let url = requested.lifecycleNotificationUrl, NotificationAddress(url) == nil {
            throw .invalidArgument("lifecycleNotificationUrl")
        }
        guard (requested.clientState?.count ?? 0) <= Subscription.clientStateMaximumLength else {
            throw .invalidArgument("clientState")
        }
        guard requested.includeResourceData != true else {
            throw PresenceServiceError(
                status: 501,
                code: "NotImplemented",
                message:
                    "the emulator does not support includeResourceData, because it does not encrypt notifications; "
                    + "omit the property"
            )
        }
        let users = try SubscribedUsers(resource: requested.resource ?? "")
        let endsAt = try Self.end(requested.expirationDateTime, at: now)
        guard !entries.contains(where: { $0.owner == owner }) else {
            throw PresenceServiceError(
                status: 409,
                code: "Conflict",
                message: "the user already has a presence subscription for this application; renew or delete it"
            )
        }
        var created = requested
        created.id = String.randomGUID()
        created.applicationId = caller.application
        created.creatorId = owner.user
        created.expirationDateTime = GraphDateTimeOffset(endsAt)
        let entry = SubscriptionEntry(
            subscription: created,
            url: url,
            owner: owner,
            tenant: caller.tenant,
            users: users,
            endsAt: endsAt,
            seen: users.ids.map { state($0, now) }
        )
        entries.append(entry)
        return created
    }

    /// Returns the subscriptions of a caller.
    func all(of caller: IdentityProvider.Caller) throws(PresenceServiceError) -> [Subscription] {
        let owner = try Self.owner(caller)
        return entries.filter { $0.owner == owner }.map(\.subscription)
    }

    /// The subscriptions of all callers, without the client state.
    var all: [Subscription] {
        entries.map { entry in
            var subscription = entry.subscription
            subscription.clientState = nil
            return subscription
        }
    }

    /// Returns one of a caller's subscriptions.
    ///
    /// - Throws: ``PresenceServiceError`` with status 404 if the caller has no subscription with the ID.
    func subscription(_ id: String, of caller: IdentityProvider.Caller) throws(PresenceServiceError) -> Subscription {
        entries[try index(of: id, caller)].subscription
    }

    /// Renews a subscription.
    ///
    /// - Throws: ``PresenceServiceError`` with status 404 if the caller has no subscription with the ID, or 400 if the
    ///   new expiration is not valid.
    mutating func renew(
        _ id: String,
        of caller: IdentityProvider.Caller,
        until end: GraphDateTimeOffset?,
        at now: Date
    ) throws(PresenceServiceError) -> Subscription {
        let index = try index(of: id, caller)
        entries[index].endsAt = try Self.end(end, at: now)
        entries[index].subscription.expirationDateTime = GraphDateTimeOffset(entries[index].endsAt)
        return entries[index].subscription
    }

    /// Ends a subscription. Notifications about earlier changes can still be taken.
    ///
    /// - Throws: ``PresenceServiceError`` with status 404 if the caller has no subscription with the ID.
    mutating func remove(
        _ id: String,
        of caller: IdentityProvider.Caller,
        at now: Date,
        _ state: Reader
    ) throws(PresenceServiceError) {
        end(try index(of: id, caller), at: now, state)
    }

    /// Keeps a lifecycle notification for a subscription, and ends the subscription if the event removes it.
    ///
    /// - Throws: ``PresenceServiceError`` with status 404 if the subscription does not exist, or 400 if the subscription
    ///   has no URL for lifecycle notifications.
    mutating func note(
        _ event: EmulatorLifecycleEvent,
        for id: String,
        at now: Date,
        _ state: Reader
    ) throws(PresenceServiceError) {
        guard let index = entries.firstIndex(where: { $0.subscription.id == id.lowercased() }) else {
            throw Self.noSubscription
        }
        let entry = entries[index]
        guard let url = entry.subscription.lifecycleNotificationUrl else {
            throw .invalid(
                "the subscription has no 'lifecycleNotificationUrl'; specify the URL when you create the subscription"
            )
        }
        // Earlier changes are delivered before the event.
        keepChanges(of: index, at: now, state)
        last = last.suffix(999) + [Delivery(url: url, content: .event(entry.notification(of: event)))]
        if event == .subscriptionRemoved { entries.remove(at: index) }
    }

    /// Ends the subscriptions that have expired. Notifications about earlier changes can still be taken.
    mutating func endAll(at now: Date, _ state: Reader) {
        let ended = entries.indices.filter { entries[$0].endsAt <= now }
        guard !ended.isEmpty else { return }
        for index in ended { keepChanges(of: index, at: entries[index].endsAt, state) }
        entries.removeAll { $0.endsAt <= now }
    }

    /// Returns the notifications since the last call: lifecycle events, and the changes for each subscription.
    mutating func takeNotifications(at now: Date, _ state: Reader) throws -> [EmulatorNotification] {
        let changes = last + entries.indices.compactMap { takeChanges(of: $0, at: now, state) }
        last = []
        return try changes.map { EmulatorNotification(url: $0.url, body: try $0.body()) }
    }

    private mutating func end(_ index: Int, at instant: Date, _ state: Reader) {
        keepChanges(of: index, at: instant, state)
        entries.remove(at: index)
    }

    private mutating func keepChanges(of index: Int, at instant: Date, _ state: Reader) {
        if let changes = takeChanges(of: index, at: instant, state) { last = last.suffix(999) + [changes] }
    }

    /// Returns the changes for a subscription since the last call; `nil` if no state has changed.
    private mutating func takeChanges(of index: Int, at instant: Date, _ state: Reader) -> Delivery? {
        let entry = entries[index]
        let current = entry.users.ids.map { state($0, instant) }
        entries[index].seen = current
        let changed = entry.users.ids.indices.filter { current[$0] != entry.seen[$0] }
        guard !changed.isEmpty else { return nil }
        let items = changed.map { entry.notification(of: entry.users.ids[$0]) }
        return Delivery(url: entry.url, content: .changes(items))
    }

    private func index(of id: String, _ caller: IdentityProvider.Caller) throws(PresenceServiceError) -> Int {
        let owner = try Self.owner(caller)
        let index = entries.firstIndex { $0.owner == owner && $0.subscription.id == id.lowercased() }
        guard let index else {
            throw Self.noSubscription
        }
        return index
    }

    private static let noSubscription = PresenceServiceError(
        status: 404,
        code: "ResourceNotFound",
        message: "the caller has no subscription with this ID; the subscription may have expired or been deleted"
    )

    private static func owner(_ caller: IdentityProvider.Caller) throws(PresenceServiceError) -> SubscriptionEntry.Owner
    {
        guard let user = caller.user else {
            throw PresenceServiceError(
                status: 403,
                code: "Forbidden",
                message: "a presence subscription requires a signed-in user; use delegated permissions"
            )
        }
        return SubscriptionEntry.Owner(user: user.foldedId, application: caller.application)
    }

    /// Returns the end of a subscription with the requested expiration.
    private static func end(_ requested: GraphDateTimeOffset?, at now: Date) throws(PresenceServiceError) -> Date {
        guard let date = requested?.date, date > now, date <= now + maximumLifetime else {
            throw .invalidArgument("expirationDateTime")
        }
        return max(date, now + minimumLifetime)
    }
}
