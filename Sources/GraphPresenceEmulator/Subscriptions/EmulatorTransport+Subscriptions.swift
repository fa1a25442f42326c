import Foundation
import GraphPresence

extension EmulatorTransport {
    /// Takes the notifications that Graph would have posted since they were last taken.
    ///
    /// The emulator itself posts nothing, and checks no notification URL. A user's presence that has changed several times is
    /// in one notification, as that of a slow receiver may be; one that is as it was is in none. What ends by time has changed
    /// when the clock says so, and what changes after the end of a subscription is in none.
    ///
    /// - Returns: The notifications, one for each subscription of which something has changed.
    /// - Throws: `EncodingError` if an id cannot be written.
    public func takeNotifications() throws -> [EmulatorNotification] {
        try withState { state, now in
            let service = state.service
            return try state.subscriptions.takeNotifications(at: now) { service.state(of: $0, at: $1) }
        }
    }

    /// The status and body of the answer to a request for subscriptions.
    func subscriptionAnswer(
        _ route: Route,
        _ request: TransportRequest,
        _ caller: Directory.Caller
    ) throws -> (status: Int, body: Data?) {
        try caller.checkPermission(route.operation)
        let id = route.parameters.first ?? ""
        return try withState { state, now in
            let service = state.service
            let reader: SubscriptionStore.Reader = { service.state(of: $0, at: $1) }
            switch route.operation.name {
            case "createSubscription":
                let asked: Subscription = try request.decodedBody()
                let made = try state.subscriptions.create(asked, for: caller, at: now, reader)
                return (201, try JSONCoding.encoder.encode(made))
            case "listSubscriptions":
                let all = CollectionResponse<Subscription>(value: try state.subscriptions.all(of: caller))
                return (200, try JSONCoding.encoder.encode(all))
            case "getSubscription":
                let found = try state.subscriptions.subscription(id, of: caller)
                return (200, try JSONCoding.encoder.encode(found))
            case "updateSubscription":
                let update: SubscriptionUpdate = try request.decodedBody()
                let end = update.expirationDateTime
                let renewed = try state.subscriptions.renew(id, of: caller, until: end, at: now)
                return (200, try JSONCoding.encoder.encode(renewed))
            case "deleteSubscription":
                try state.subscriptions.remove(id, of: caller, at: now, reader)
                return (204, nil)
            default: throw PresenceServiceError.invalidArgument("path")
            }
        }
    }
}
