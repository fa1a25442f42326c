// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct NotificationTests {
    private let transport = RecordingTransport(
        TransportResponse(
            status: 201,
            json: """
                {"id":"sub","changeType":"updated","notificationUrl":"https://x/","resource":"r",\
                "expirationDateTime":"2025-01-01T01:00:00Z"}
                """
        )
    )
    private let start = Date(timeIntervalSince1970: 1_735_689_600)

    private var subscriptions: SubscriptionsRequestBuilder { GraphServiceClient.recording(transport).subscriptions }

    private func url() throws -> URL { try #require(URL(string: "https://example.com/hook")) }

    @Test("A subscription is created, renewed, and deleted")
    func subscriptionLifecycle() async throws {
        let created = try await subscriptions.post(
            .presences(of: ["a"], notificationUrl: try url(), expires: start, clientState: "secret")
        )
        #expect(created.id == "sub")
        _ = try await subscriptions["sub"].patch(SubscriptionUpdate(expirationDateTime: GraphDateTimeOffset(start)))
        try await subscriptions["sub"].delete()
        let sent = transport.requests.map { "\($0.method.rawValue) \($0.url.path)" }
        #expect(
            sent == ["POST /v1.0/subscriptions", "PATCH /v1.0/subscriptions/sub", "DELETE /v1.0/subscriptions/sub"]
        )
        let body = String(decoding: transport.requests[0].body ?? Data(), as: UTF8.self)
        #expect(
            body
                == #"{"changeType":"updated","clientState":"secret","expirationDateTime":"2025-01-01T00:00:00.0000000Z","#
                + #""notificationUrl":"https://example.com/hook","resource":"communications/presences/a"}"#
        )
        let update = String(decoding: transport.requests[1].body ?? Data(), as: UTF8.self)
        #expect(update == #"{"expirationDateTime":"2025-01-01T00:00:00.0000000Z"}"#)
    }

    @Test("One subscription can cover several users")
    func severalUsers() throws {
        let subscription = try Subscription.presences(of: ["a", "b'c"], notificationUrl: try url(), expires: start)
        #expect(subscription.resource == "/communications/presences?$filter=id in ('a','b''c')")
    }

    @Test("An ID cannot refer to another resource")
    func idEscaping() throws {
        for id in ["../me", "a/b", "a?$filter=x", "a'b", "ä", ""] {
            let subscription = try Subscription.presences(of: [id], notificationUrl: try url(), expires: start)
            let quoted = id.replacingOccurrences(of: "'", with: "''")
            #expect(subscription.resource == "/communications/presences?$filter=id in ('\(quoted)')")
        }
    }

    @Test("Invalid subscriptions are rejected before they are sent")
    func invalidSubscriptions() throws {
        let http = try #require(URL(string: "http://example.com/hook"))
        let many = (0..<651).map { "\($0)" }
        for (ids, url, message) in [
            ([], try url(), "ids must not be empty"),
            (many, try url(), "ids has 651 elements; it must have at most 650 elements"),
            (
                ["a"], http,
                "notificationUrl is not a valid address; specify an https URL, an Event Hubs address "
                    + "(EventHub:https://…), or an Event Grid address "
                    + "(EventGrid:?azuresubscriptionid=…&resourcegroup=…&partnertopic=…&location=…)"
            ),
        ] {
            let error = #expect(throws: GraphError.self) {
                try Subscription.presences(of: ids, notificationUrl: url, expires: start)
            }
            #expect(error?.kind == .invalidRequest)
            #expect(error?.localizedDescription == "POST /subscriptions: \(message)")
        }
        #expect(
            try Subscription.presences(of: Array(many.dropLast()), notificationUrl: url(), expires: start).id == nil
        )
    }

    @Test(
        "The validation response contains the token",
        arguments: [
            ("validationToken=Validation%3a+Testing+client", "Validation: Testing client"),
            ("a=b&validationToken=x%2By", "x+y"),
            ("validationToken=%3Cscript%3E", "<script>"), ("validationToken=", ""), ("a=b", nil), ("", nil), (nil, nil),
        ]
    )
    func validationToken(_ query: String?, _ token: String?) {
        let response = NotificationValidation.response(query: query)
        #expect(response.map { String(decoding: $0.body, as: UTF8.self) } == token)
        #expect(response?.status == token.map { _ in 200 })
        #expect(response?.headers["Content-Type"] == token.map { _ in "text/plain" })
    }

    private let body = Data(
        """
        {"value":[
          {"subscriptionId":"s","clientState":"secret","changeType":"updated","resource":"communications/presences('a')",
           "subscriptionExpirationDateTime":"2025-01-01T01:00:00Z","tenantId":"t","organizationId":"o",
           "resourceData":{"@odata.id":"users/a/presence","@odata.type":"#microsoft.graph.presence","id":"a"}},
          {"subscriptionId":"s","clientState":"forged","resourceData":{"id":"b"}},
          {"subscriptionId":"s","resourceData":{"id":"c"}},
          {"subscriptionId":"s","clientState":"secret","resourceData":{"id":"d"},
           "encryptedContent":{"data":"ZGF0YQ==","dataSignature":"c2ln","dataKey":"a2V5","encryptionCertificateId":"id",
           "encryptionCertificateThumbprint":"07"}},
          {"subscriptionId":"s","clientState":"secret","lifecycleEvent":"reauthorizationRequired"}],
         "validationTokens":["jwt"]}
        """.utf8
    )

    private func texts(_ notifications: [PresenceNotification]) -> [String] {
        notifications.map { notification in
            switch notification {
            case .changed(let id): "changed \(id)"
            case .presence(let presence): "presence \(presence.id) \(presence.displayStatus.rawValue)"
            case .lifecycle(let event, let id): "\(event) \(id ?? "-")"
            }
        }
    }

    @Test("Basic, rich, and lifecycle notifications are read")
    func notificationKinds() throws {
        let collection = try ChangeNotificationCollection(body: body)
        #expect(collection.validationTokens == ["jwt"])
        #expect(collection.value?[0].resourceData?.additionalData["@odata.id"] == "users/a/presence")
        #expect(
            texts(collection.notifications(clientState: "secret").notifications)
                == ["changed a", "changed d", "reauthorizationRequired s"]
        )
        #expect(texts(collection.notifications(clientState: nil).notifications) == ["changed c"])
        let decrypted = collection.notifications(clientState: "secret") { content in
            #expect(content.data.flatMap { Data(base64Encoded: $0) } == Data("data".utf8))
            return Data(#"{"id":"d","availability":"Busy","activity":"InACall"}"#.utf8)
        }
        #expect(texts(decrypted.notifications) == ["changed a", "presence d inACall", "reauthorizationRequired s"])
    }

    @Test(
        "A body that is not a collection of notifications causes an error",
        arguments: ["", "{}", "[]", #"{"value":null}"#, #"{"value":{}}"#]
    )
    func invalidBodies(_ text: String) {
        #expect(throws: DecodingError.self) { try ChangeNotificationCollection(body: Data(text.utf8)) }
    }

    @Test(
        "Addresses of web servers, Event Hubs, and Event Grid are valid",
        arguments: [
            "https://example.com/hook", "HTTPS://example.com",
            "EventHub:https://contoso.vault.azure.net/secrets/connection?tenantId=contoso.com",
            "eventhub:https://contoso.servicebus.windows.net/eventhubname/presence?tenantId=contoso.com",
            "EventGrid:?azuresubscriptionid=8A8A8A8A&resourcegroup=group&partnertopic=topic&location=westeurope",
            "eventgrid:?location=westeurope&partnertopic=topic&resourceGroup=group&azureSubscriptionId=8A8A8A8A",
        ]
    )
    func validAddresses(_ address: String) throws {
        let url = try #require(URL(string: address))
        let subscription = try Subscription.presences(of: ["a"], notificationUrl: url, expires: start)
        #expect(subscription.notificationUrl == address)
    }

    @Test(
        "Other addresses are rejected",
        arguments: [
            "http://example.com/hook", "https:", "https:///hook", "ftp://example.com/", "/hook", "example.com",
            "EventHub:http://contoso.servicebus.windows.net/", "EventHub:", "EventHub:EventHub:https://example.com/",
            "EventGrid:", "EventGrid:?", "EventGrid:?azuresubscriptionid=s&resourcegroup=r&partnertopic=t",
            "EventGrid:?azuresubscriptionid=s&resourcegroup=r&partnertopic=t&location=",
            "EventGrid:https://example.com/?azuresubscriptionid=s&resourcegroup=r&partnertopic=t&location=l",
        ]
    )
    func invalidAddresses(_ address: String) throws {
        let url = try #require(URL(string: address))
        #expect(throws: GraphError.self) {
            try Subscription.presences(of: ["a"], notificationUrl: url, expires: start)
        }
        let valid = try self.url()
        let error = #expect(throws: GraphError.self) {
            try Subscription.presences(of: ["a"], notificationUrl: valid, lifecycleNotificationUrl: url, expires: start)
        }
        #expect(
            error?.message.hasPrefix("lifecycleNotificationUrl is not a valid address; specify an https URL") == true
        )
    }

    @Test("A subscription can have an address for lifecycle events")
    func lifecycleAddress() throws {
        let lifecycle = try #require(URL(string: "https://example.com/lifecycle"))
        let subscription = try Subscription.presences(
            of: ["a"],
            notificationUrl: try url(),
            lifecycleNotificationUrl: lifecycle,
            expires: start
        )
        #expect(subscription.lifecycleNotificationUrl == "https://example.com/lifecycle")
        #expect(subscription.notificationUrl == "https://example.com/hook")
    }
}
