// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension GraphCall {
    /// Creates a subscription.
    func createSubscription() throws -> Emulator.Reply {
        let requested: Subscription = try permitted().decodedBody()
        let created = try emulator.withState { state, now in
            try state.subscriptions.create(requested, for: caller, at: now, state.service.state)
        }
        return (201, try JSONCoding.encoder.encode(created))
    }

    /// Lists the caller's subscriptions.
    func subscriptions() throws -> Emulator.Reply {
        _ = try permitted()
        let all = try emulator.withState { state, _ in try state.subscriptions.all(of: caller) }
        return (200, try JSONCoding.encoder.encode(CollectionResponse<Subscription>(value: all)))
    }

    /// Gets one of the caller's subscriptions.
    func subscription() throws -> Emulator.Reply {
        _ = try permitted()
        let found = try emulator.withState { state, _ in try state.subscriptions.subscription(id, of: caller) }
        return (200, try JSONCoding.encoder.encode(found))
    }

    /// Renews one of the caller's subscriptions.
    func updateSubscription() throws -> Emulator.Reply {
        let update: SubscriptionUpdate = try permitted().decodedBody()
        let renewed = try emulator.withState { state, now in
            try state.subscriptions.renew(id, of: caller, until: update.expirationDateTime, at: now)
        }
        return (200, try JSONCoding.encoder.encode(renewed))
    }

    /// Deletes one of the caller's subscriptions.
    func deleteSubscription() throws -> Emulator.Reply {
        _ = try permitted()
        try emulator.withState { state, now in
            try state.subscriptions.remove(id, of: caller, at: now, state.service.state)
        }
        return (204, nil)
    }

    private var id: String { parameters.first ?? "" }

    /// Returns the request if the caller has a permission for the operation.
    private func permitted() throws(PresenceServiceError) -> ServerRequest {
        try caller.checkPermission(operation)
        return request
    }
}
