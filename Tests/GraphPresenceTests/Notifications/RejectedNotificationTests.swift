// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import Testing

/// Tests that an unreadable notification does not affect the other notifications in the same delivery.
@Suite struct RejectedNotificationTests {
    private struct ForgedNotification: Error {
        let secret = "canary"
    }

    private func read(
        _ notifications: String...,
        decrypt: ((ChangeNotificationEncryptedContent) throws -> Data)? = nil
    ) throws -> PresenceNotifications {
        let body = Data("{\"value\":[\(notifications.joined(separator: ","))]}".utf8)
        return try ChangeNotificationCollection(body: body).notifications(clientState: "secret", decrypt: decrypt)
    }

    private func users(_ delivery: PresenceNotifications) -> [String] {
        delivery.notifications.map { notification in
            switch notification {
            case .changed(let id): id
            case .presence(let presence): "presence of \(presence.id)"
            case .lifecycle(let event, _): event
            }
        }
    }

    private func notification(_ members: String) -> String {
        #"{"subscriptionId":"s","clientState":"secret",\#(members)}"#
    }

    @Test("An unreadable notification is rejected, and the others are read")
    func unreadableNotifications() throws {
        let delivery = try read(
            notification(#""resourceData":{"id":"a"}"#),
            "null",
            notification(#""resourceData":7"#),
            #"{"subscriptionId":"t","clientState":"canary","resourceData":{"id":"b"}}"#,
            #"{"resourceData":{"id":"c"}}"#,
            notification(#""changeType":"updated""#),
            #"{"subscriptionId":8}"#,
            notification(#""lifecycleEvent":"missed""#),
            notification(#""resourceData":{"id":"d"}"#)
        )
        #expect(users(delivery) == ["a", "missed", "d"])
        try #require(delivery.rejected.map(\.index) == [1, 2, 3, 4, 5, 6])
        #expect(delivery.rejected.map(\.subscriptionId) == [nil, "s", "t", nil, "s", nil])
        let texts = delivery.rejected.map(\.description)
        #expect(texts[0].hasPrefix("notification 1: the notification cannot be read: "))
        #expect(
            texts[1]
                == "notification 2 of subscription 's': the notification cannot be read: 'resourceData' must be an object"
        )
        let wrongClientState = "the client state does not match the subscription's client state"
        #expect(texts[2] == "notification 3 of subscription 't': \(wrongClientState)")
        #expect(texts[3] == "notification 4: \(wrongClientState)")
        #expect(texts[4] == "notification 5 of subscription 's': the user ID is missing")
        #expect(texts[5] == "notification 6: the notification cannot be read: 'subscriptionId' must be a string")
        #expect(!"\(delivery)".contains("canary"))
    }

    @Test("A notification that cannot be decrypted is rejected, and the others are read")
    func undecryptableNotifications() throws {
        func rich(_ data: String) -> String {
            notification(#""resourceData":{"id":"u"},"encryptedContent":{"data":"\#(data)"}"#)
        }
        let delivery = try read(rich("a"), rich("forged"), rich("not JSON"), rich("no id"), rich("b")) { content in
            switch content.data {
            case "forged": throw ForgedNotification()
            case "not JSON": Data("canary".utf8)
            case "no id": Data(#"{"availability":"canary"}"#.utf8)
            default: Data(#"{"id":"\#(content.data ?? "")"}"#.utf8)
            }
        }
        #expect(users(delivery) == ["presence of a", "presence of b"])
        try #require(delivery.rejected.map(\.index) == [1, 2, 3])
        guard case .undecryptable(let error)? = delivery.rejected.first?.reason else {
            Issue.record("\(delivery)")
            return
        }
        #expect(error is ForgedNotification)
        let texts = delivery.rejected.map(\.description)
        #expect(texts[0] == "notification 1 of subscription 's': the content cannot be decrypted: ForgedNotification")
        #expect(
            texts[1] == "notification 2 of subscription 's': the decrypted presence cannot be read: "
                + "the data is not valid JSON"
        )
        #expect(
            texts[2] == "notification 3 of subscription 's': the decrypted presence cannot be read: "
                + "'id' is missing"
        )
        var dumped = "\(delivery)"
        dump(delivery, to: &dumped)
        #expect(!dumped.contains("canary"))
    }

    @Test(
        "The user ID is found in each property that can contain it",
        arguments: [
            (#""resourceData":{"id":null,"@odata.id":"users/u/presence"}"#, "u"),
            (#""resourceData":{"id":"","@odata.id":"Users('u')/Presence"}"#, "u"),
            (#""resourceData":{"id":"a","@odata.id":"users/u/presence"},"resource":"communications/presences/c""#, "a"),
            (#""resourceData":{"@odata.id":"x"},"resource":"communications/presences/u""#, "u"),
            (#""resourceData":null,"resource":"/communications/presences('u')""#, "u"),
            (#""resource":"communications/presences('it''s')""#, "it's"),
            (#""resource":"communications/presences(%27u%27)""#, "u"),
            (#""resource":"https://graph.microsoft.com/v1.0/users/u/presence""#, "u"),
            (#""resource":"users/u%40contoso.com/presence""#, "u@contoso.com"),
        ]
    )
    func userID(_ members: String, _ user: String) throws {
        let delivery = try read(notification(members))
        #expect(users(delivery) == [user])
        #expect(delivery.rejected.isEmpty)
    }

    @Test(
        "A resource that is not the presence of one user has no user ID",
        arguments: [
            #""resource":"/communications/presences?$filter=id in ('a','b')""#,
            #""resource":"communications/presences""#,
            #""resource":"communications/presences/""#, #""resource":"communications/presences('a','b')""#,
            #""resource":"communications/presences/a%2Fb""#, #""resource":"users/a/messages""#,
            #""resource":"me/presence""#,
            #""resource":"https://example.com/x?y=/users/a/presence""#,
        ]
    )
    func missingUserID(_ members: String) throws {
        let delivery = try read(notification(members))
        #expect(delivery.notifications.isEmpty)
        guard case .noUserID? = delivery.rejected.first?.reason, delivery.rejected.count == 1 else {
            Issue.record("\(delivery)")
            return
        }
    }

    @Test("A string from an untrusted notification is shortened and printed on one line")
    func untrustedStrings() throws {
        let id = "\\n" + String(repeating: "x", count: 1_000)
        let delivery = try read(#"{"subscriptionId":"\#(id)"}"#)
        let shortened = String(repeating: "x", count: 79)
        #expect(
            delivery.rejected.map(\.description) == [
                "notification 0 of subscription ' \(shortened)': "
                    + "the client state does not match the subscription's client state"
            ]
        )
    }

    @Test("A null validation token does not make the delivery unreadable")
    func nullValidationToken() throws {
        let body = Data(#"{"value":[],"validationTokens":["canary",null]}"#.utf8)
        let collection = try ChangeNotificationCollection(body: body)
        #expect(collection.validationTokens == ["canary"])
        #expect(collection.unreadableElements.map(\.index) == [1])
        #expect(collection.notifications(clientState: nil).rejected.isEmpty)
    }
}
