import Foundation
import GraphPresence

/// The subscriptions to changes, and what was last seen of those that they are about.
struct SubscriptionStore: Sendable {
    private struct Entry: Sendable {
        var subscription: Subscription
        let url: String
        let owner: Owner
        let tenant: String
        let users: SubscribedUsers
        var endsAt: Date
        /// What each user showed when the last notification was made, in the order of the users.
        var seen: [PresenceState]
    }

    private struct Owner: Hashable, Sendable {
        let user: String
        let application: String
    }

    /// What was posted for a subscription, or will be.
    private struct Changes: Sendable {
        let url: String
        let items: [ChangeNotification]
    }

    /// What a user's presence shows at an instant.
    typealias Reader = (_ user: String, _ instant: Date) -> PresenceState

    private var entries: [Entry] = []
    /// What changed before a subscription ended, and was not taken yet; of the last thousand such subscriptions.
    private var last: [Changes] = []

    private static let minimumLifetime: TimeInterval = 45 * 60
    private static let maximumLifetime: TimeInterval = 60 * 60

    /// Creates a subscription.
    ///
    /// - Throws: ``PresenceServiceError`` if the service would refuse it.
    mutating func create(
        _ asked: Subscription,
        for caller: IdentityProvider.Caller,
        at now: Date,
        _ state: Reader
    ) throws(PresenceServiceError) -> Subscription {
        let owner = try Self.owner(caller)
        guard asked.changeType == "updated" else { throw .invalidArgument("changeType") }
        guard let url = asked.notificationUrl, NotificationAddress(url) != nil else {
            throw .invalidArgument("notificationUrl")
        }
        if let url = asked.lifecycleNotificationUrl, NotificationAddress(url) == nil {
            throw .invalidArgument("lifecycleNotificationUrl")
        }
        guard (asked.clientState?.count ?? 0) <= Subscription.clientStateMaximumLength else {
            throw .invalidArgument("clientState")
        }
        guard asked.includeResourceData != true else {
            throw PresenceServiceError(
                status: 501,
                code: "NotImplemented",
                message: "The emulator encrypts nothing: its notifications hold no presence."
            )
        }
        let users = try SubscribedUsers(resource: asked.resource ?? "")
        let endsAt = try Self.end(asked.expirationDateTime, at: now)
        guard !entries.contains(where: { $0.owner == owner }) else {
            throw PresenceServiceError(
                status: 409,
                code: "Conflict",
                message: "The user has a presence subscription of this application."
            )
        }
        var made = asked
        made.id = String.randomGUID()
        made.applicationId = caller.application
        made.creatorId = owner.user
        made.expirationDateTime = GraphDateTimeOffset(endsAt)
        let entry = Entry(
            subscription: made,
            url: url,
            owner: owner,
            tenant: caller.tenant,
            users: users,
            endsAt: endsAt,
            seen: users.ids.map { state($0, now) }
        )
        entries.append(entry)
        return made
    }

    /// The subscriptions of a caller.
    func all(of caller: IdentityProvider.Caller) throws(PresenceServiceError) -> [Subscription] {
        let owner = try Self.owner(caller)
        return entries.filter { $0.owner == owner }.map(\.subscription)
    }

    /// A subscription of a caller.
    ///
    /// - Throws: ``PresenceServiceError`` of status 404 if the caller has none of that id.
    func subscription(_ id: String, of caller: IdentityProvider.Caller) throws(PresenceServiceError) -> Subscription {
        entries[try index(of: id, caller)].subscription
    }

    /// Lets a subscription last longer.
    ///
    /// - Throws: ``PresenceServiceError`` of status 404 if the caller has none of that id, 400 if it would last too long.
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

    /// Ends a subscription; what changed until then can still be taken.
    ///
    /// - Throws: ``PresenceServiceError`` of status 404 if the caller has none of that id.
    mutating func remove(
        _ id: String,
        of caller: IdentityProvider.Caller,
        at now: Date,
        _ state: Reader
    ) throws(PresenceServiceError) {
        end(try index(of: id, caller), at: now, state)
    }

    /// Ends what lasts no longer than to an instant; what changed until its end can still be taken.
    mutating func endAll(at now: Date, _ state: Reader) {
        let ended = entries.indices.filter { entries[$0].endsAt <= now }
        guard !ended.isEmpty else { return }
        for index in ended { keepChanges(of: index, at: entries[index].endsAt, state) }
        entries.removeAll { $0.endsAt <= now }
    }

    /// The notifications of all that has changed since they were last taken: one for each subscription.
    mutating func takeNotifications(at now: Date, _ state: Reader) throws -> [EmulatorNotification] {
        let changes = last + entries.indices.compactMap { takeChanges(of: $0, at: now, state) }
        last = []
        return try changes.map { changes in
            let collection = ChangeNotificationCollection(value: changes.items)
            return EmulatorNotification(url: changes.url, body: try JSONCoding.encoder.encode(collection))
        }
    }

    private mutating func end(_ index: Int, at instant: Date, _ state: Reader) {
        keepChanges(of: index, at: instant, state)
        entries.remove(at: index)
    }

    private mutating func keepChanges(of index: Int, at instant: Date, _ state: Reader) {
        if let changes = takeChanges(of: index, at: instant, state) { last = last.suffix(999) + [changes] }
    }

    /// What has changed since this was last asked; nil if nothing has.
    private mutating func takeChanges(of index: Int, at instant: Date, _ state: Reader) -> Changes? {
        let entry = entries[index]
        let shown = entry.users.ids.map { state($0, instant) }
        entries[index].seen = shown
        let changed = entry.users.ids.indices.filter { shown[$0] != entry.seen[$0] }
        guard !changed.isEmpty else { return nil }
        let items = changed.map { Self.notification(of: entry, entry.users.ids[$0]) }
        return Changes(url: entry.url, items: items)
    }

    private static func notification(of entry: Entry, _ user: String) -> ChangeNotification {
        ChangeNotification(
            subscriptionId: entry.subscription.id,
            subscriptionExpirationDateTime: entry.subscription.expirationDateTime,
            clientState: entry.subscription.clientState,
            changeType: "updated",
            resource: "communications/presences('\(user)')",
            resourceData: ResourceData(
                id: user,
                additionalData: [
                    "@odata.id": .string("users/\(user)/presence"), "@odata.type": "#microsoft.graph.presence",
                ]
            ),
            tenantId: entry.tenant,
            organizationId: entry.tenant
        )
    }

    private func index(of id: String, _ caller: IdentityProvider.Caller) throws(PresenceServiceError) -> Int {
        let owner = try Self.owner(caller)
        let index = entries.firstIndex { $0.owner == owner && $0.subscription.id == id.lowercased() }
        guard let index else {
            throw PresenceServiceError(
                status: 404,
                code: "ResourceNotFound",
                message: "The subscription does not exist."
            )
        }
        return index
    }

    private static func owner(_ caller: IdentityProvider.Caller) throws(PresenceServiceError) -> Owner {
        guard let user = caller.user else {
            throw PresenceServiceError(
                status: 403,
                code: "Forbidden",
                message: "A presence subscription needs a signed-in user."
            )
        }
        return Owner(user: user.foldedId, application: caller.application)
    }

    /// When a subscription ends that is to end at an instant.
    private static func end(_ asked: GraphDateTimeOffset?, at now: Date) throws(PresenceServiceError) -> Date {
        guard let date = asked?.date, date > now, date <= now + maximumLifetime else {
            throw .invalidArgument("expirationDateTime")
        }
        return max(date, now + minimumLifetime)
    }
}
