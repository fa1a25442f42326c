// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport

/// A call whose requests are recorded.
struct RecordedCall: Sendable {
    let name: String
    /// Whether the request is sent without validation.
    var isUnvalidated = false
    /// The service's responses in order. The last response is repeated.
    var responses = [TransportResponse(json: #"{"id":"1","value":[]}"#)]
    let send: @Sendable (GraphServiceClient) async throws -> Void
}

/// Calls of every operation on every path, with every kind of body that the operation accepts.
struct RecordedCalls {
    private(set) var all: [RecordedCall] = []
    private let client = GraphServiceClient.recording(RecordingTransport())
    private let bodies = RecordedBodies()
    private let user = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    /// An ID that contains a slash, a space, a percent sign, and a non-ASCII letter.
    private let unusual = "a/b c%2Fé"

    init() {
        addUser()
        addMe()
        addCommunications()
        addSubscriptions()
        addDirectCalls()
        addConfigurations()
    }

    private mutating func add<Value>(_ name: String, _ request: GraphRequest<Value>, isUnvalidated: Bool = false) {
        all.append(RecordedCall(name: name, isUnvalidated: isUnvalidated) { _ = try await $0.send(request) })
    }

    private mutating func add<Body, Value>(
        _ name: String,
        _ bodies: RecordedBodies.Kinds<Body>,
        _ request: (Body) -> GraphRequest<Value>
    ) {
        add("\(name), all members", request(bodies.all))
        add("\(name), the fewest members", request(bodies.fewest))
        add("\(name), unusual values", request(bodies.unusual), isUnvalidated: true)
    }

    private mutating func addUser() {
        let presence = client.users[user].presence
        add("user: get", presence.getRequest())
        add("user: get with an unusual id", client.users.byUserId(unusual).presence.getRequest())
        add("user: setPresence", bodies.setPresence) { presence.setPresence.postRequest($0) }
        add("user: clearPresence", bodies.clearPresence) { presence.clearPresence.postRequest($0) }
        add("user: setUserPreferredPresence", bodies.setPreferred) {
            presence.setUserPreferredPresence.postRequest($0)
        }
        add("user: clearUserPreferredPresence", presence.clearUserPreferredPresence.postRequest())
        add("user: setStatusMessage", bodies.statusMessage) { presence.setStatusMessage.postRequest($0) }
        add("user: setAutomaticLocation", bodies.automatic) { presence.setAutomaticLocation.postRequest($0) }
        add("user: setManualLocation", bodies.manual) { presence.setManualLocation.postRequest($0) }
        add("user: clearAutomaticLocation", presence.clearAutomaticLocation.postRequest())
        add("user: clearLocation", presence.clearLocation.postRequest())
    }

    private mutating func addMe() {
        let presence = client.me.presence
        add("me: get", presence.getRequest())
        add("me: setPresence", bodies.setPresence) { presence.setPresence.postRequest($0) }
        add("me: clearPresence", bodies.clearPresence) { presence.clearPresence.postRequest($0) }
        add("me: setUserPreferredPresence", bodies.setPreferred) { presence.setUserPreferredPresence.postRequest($0) }
        add("me: clearUserPreferredPresence", presence.clearUserPreferredPresence.postRequest())
        add("me: setStatusMessage", bodies.statusMessage) { presence.setStatusMessage.postRequest($0) }
        add("me: setAutomaticLocation", bodies.automatic) { presence.setAutomaticLocation.postRequest($0) }
        add("me: setManualLocation", bodies.manual) { presence.setManualLocation.postRequest($0) }
        add("me: clearAutomaticLocation", presence.clearAutomaticLocation.postRequest())
        add("me: clearLocation", presence.clearLocation.postRequest())
    }

    private mutating func addCommunications() {
        let communications = client.communications
        add("communications: getPresencesByUserId", bodies.getPresences) {
            communications.getPresencesByUserId.postRequest($0)
        }
        let presence = communications.presences[user]
        add("presences: get", presence.getRequest())
        add("presences: get with an unusual id", communications.presences.byPresenceId(unusual).getRequest())
        add("presences: setPresence", bodies.setPresence) { presence.setPresence.postRequest($0) }
        add("presences: clearPresence", bodies.clearPresence) { presence.clearPresence.postRequest($0) }
        add("presences: setUserPreferredPresence", bodies.setPreferred) {
            presence.setUserPreferredPresence.postRequest($0)
        }
        add("presences: clearUserPreferredPresence", presence.clearUserPreferredPresence.postRequest())
        add("presences: setStatusMessage", bodies.statusMessage) { presence.setStatusMessage.postRequest($0) }
        add("presences: setAutomaticLocation", bodies.automatic) { presence.setAutomaticLocation.postRequest($0) }
        add("presences: setManualLocation", bodies.manual) { presence.setManualLocation.postRequest($0) }
        add("presences: clearAutomaticLocation", presence.clearAutomaticLocation.postRequest())
        add("presences: clearLocation", presence.clearLocation.postRequest())
    }

    private mutating func addSubscriptions() {
        let subscriptions = client.subscriptions
        let subscription = subscriptions["7f105c7d-2dc5-4530-97cd-4e7ae6534c07"]
        add("subscriptions: list", subscriptions.getRequest())
        add("subscriptions: create", bodies.subscription) { subscriptions.postRequest($0) }
        add("subscription: get", subscription.getRequest())
        add("subscription: get with an unusual id", subscriptions.bySubscriptionId(unusual).getRequest())
        add("subscription: update", bodies.subscriptionUpdate) { subscription.patchRequest($0) }
        add("subscription: delete", subscription.deleteRequest())
    }

    /// Adds the calls that send their requests directly, without creating a request value.
    private mutating func addDirectCalls() {
        let (user, bodies) = (user, bodies)
        let calls: KeyValuePairs<String, @Sendable (GraphServiceClient) async throws -> Void> = [
            "get": { _ = try await $0.users[user].presence.get() },
            "setPresence": { try await $0.users[user].presence.setPresence.post(bodies.setPresence.all) },
            "clearPresence": { try await $0.users[user].presence.clearPresence.post(bodies.clearPresence.all) },
            "setUserPreferredPresence": {
                try await $0.users[user].presence.setUserPreferredPresence.post(bodies.setPreferred.all)
            },
            "clearUserPreferredPresence": { try await $0.users[user].presence.clearUserPreferredPresence.post() },
            "setStatusMessage": { try await $0.me.presence.setStatusMessage.post(bodies.statusMessage.all) },
            "setAutomaticLocation": { try await $0.me.presence.setAutomaticLocation.post(bodies.automatic.all) },
            "setManualLocation": { try await $0.me.presence.setManualLocation.post(bodies.manual.all) },
            "clearAutomaticLocation": { try await $0.me.presence.clearAutomaticLocation.post() },
            "clearLocation": { try await $0.me.presence.clearLocation.post() },
            "getPresencesByUserId": {
                _ = try await $0.communications.getPresencesByUserId.post(bodies.getPresences.all)
            },
            "list subscriptions": { _ = try await $0.subscriptions.get() },
            "create a subscription": { _ = try await $0.subscriptions.post(bodies.subscription.all) },
            "get a subscription": { _ = try await $0.subscriptions["s"].get() },
            "update a subscription": { _ = try await $0.subscriptions["s"].patch(bodies.subscriptionUpdate.all) },
            "delete a subscription": { try await $0.subscriptions["s"].delete() },
        ]
        all += calls.map { RecordedCall(name: "sent at once: \($0.key)", send: $0.value) }
    }

    /// Adds a configured request, a retried request, and a batch.
    private mutating func addConfigurations() {
        let configuration = RequestConfiguration(
            headers: ["X-Note": "caf\u{E9}", "accept": "application/json;odata.metadata=full"],
            query: ["$select": "id,availability", "$filter": "activity eq 'a&b=c/d'", "größe": "100 %+#?"]
        )
        let presence = client.users[user].presence
        add("query options and headers", presence.getRequest(configuration: configuration))

        let busy = TransportResponse(status: 503, headers: ["Retry-After": "0"])
        let retried = presence.setPresence.postRequest(bodies.setPresence.all)
        all.append(
            RecordedCall(name: "retried twice", responses: [busy, busy, TransportResponse(status: 200)]) {
                try await $0.send(retried)
            }
        )

        let setPresence = presence.setPresence.postRequest(bodies.setPresence.all)
        let get = presence.getRequest(configuration: configuration)
        let message = client.me.presence.setStatusMessage.postRequest(bodies.statusMessage.unusual)
        let noBody = client.me.presence.clearLocation.postRequest()
        let update = client.subscriptions["s"].patchRequest(bodies.subscriptionUpdate.all)
        let delete = client.subscriptions["s"].deleteRequest()
        let items = (1...6).map { #"{"id":"\#($0)","status":200,"body":{"id":"1"}}"# }
        let response = TransportResponse(json: #"{"responses":[\#(items.joined(separator: ","))]}"#)
        all.append(
            RecordedCall(name: "batch", isUnvalidated: true, responses: [response]) {
                _ = try await $0.batch(setPresence, get, message, noBody, update, delete)
            }
        )
    }
}
