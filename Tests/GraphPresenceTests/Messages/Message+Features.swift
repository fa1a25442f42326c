// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

@testable import GraphPresence

extension Message {
    /// Messages from watches, statuses, notifications, and events.
    static let features: [Message] = watches + statuses + notifications + events

    private static let watches: [Message] = [
        Message("a watch request that the credential cancels") {
            let credential = ClosureTokenCredential { _ in throw CancellationError() }
            let client = GraphServiceClient(
                clock: TestClock(),
                transport: RecordingTransport(),
                credential: credential
            )
            for try await event in client.communications.presences.watch(["u".guid]) {
                if case .gap(let error) = event { return "\(error)" }
            }
            return "no error"
        }
    ]

    private static let statuses: [Message] = [
        Message("the display texts of the statuses") {
            PresenceStatus.allCases.map(\.displayText).joined(separator: "; ")
        },
        Message("a user who is in a call and out of office") {
            let settings = OutOfOfficeSettings(isOutOfOffice: true)
            return Presence(id: "u", availability: .busy, activity: .inACall, outOfOfficeSettings: settings).displayText
        },
    ]

    /// Returns the message for a request's only notification, which is rejected.
    private static func rejected(_ situation: String, _ notification: String) -> Message {
        Message(situation) {
            let body = Data(#"{"value":[\#(notification)]}"#.utf8)
            let collection = try ChangeNotificationCollection(body: body)
            let read = collection.notifications(clientState: "state") { content in
                if content.dataKey == nil { throw CancellationError() }
                return Data("{}".utf8)
            }
            return read.rejected.first.map { "\($0)" } ?? "no error"
        }
    }

    private static let notifications: [Message] = [
        rejected("a notification with another client state", #"{"subscriptionId":"s","clientState":"other"}"#),
        rejected("a notification that cannot be read", #"{"subscriptionId":8}"#),
        rejected("a notification without a user", #"{"subscriptionId":"s","clientState":"state"}"#),
        rejected(
            "content that cannot be decrypted",
            #"{"subscriptionId":"s","clientState":"state","resourceData":{"id":"u"},"encryptedContent":{}}"#
        ),
        rejected(
            "content that is not a presence",
            #"{"subscriptionId":"s","clientState":"state","resourceData":{"id":"u"},"encryptedContent":{"dataKey":"k"}}"#
        ),
    ]

    private static let events: [Message] = [TransportResponse(status: 503), nil].map { first in
        Message("the event for a retry after \(first.map { String($0.status) } ?? "a failed connection")") {
            let reported = Locked<[String]>([])
            let failure = TransportError(partialResponse: nil, underlying: URLError(.networkConnectionLost))
            let client = GraphServiceClient(
                credential: StaticTokenCredential("token"),
                transport: RecordingTransport([
                    first.map { .success($0) } ?? .failure(failure),
                    .success(TransportResponse(json: #"{"id":"u"}"#)),
                ]),
                retryPolicy: .withoutChance(),
                clock: TestClock()
            ) { event in
                guard case .retry = event.kind else { return }
                reported.withLock { $0.append(event.description) }
            }
            _ = try await client.me.presence.get(
                configuration: RequestConfiguration(headers: ["client-request-id": "1"])
            )
            return reported.withLock { $0.joined() }
        }
    }
}
