// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    /// A notification that is encoded as `{"url": "…", "body": {…}}`.
    private struct TakenNotification: Encodable {
        let url: String
        let body: GraphJSONValue

        init(_ notification: EmulatorNotification) throws {
            url = notification.url
            body = try JSONCoding.decode(GraphJSONValue.self, from: notification.body)
        }
    }

    private struct Lifecycle: Decodable {
        let lifecycleEvent: EmulatorLifecycleEvent
    }

    /// The routes that list subscriptions and return pending notifications.
    static let notifications: [ControlRoute] = [
        .get(
            "/subscriptions",
            "Lists the subscriptions of all callers, without their client state.",
            returns: .json([.required("value", .array(.any), "The subscriptions, in Graph's format.")])
        ) { .json(["value": $0.emulator.subscriptions]) },
        .post(
            "/subscriptions/{subscriptionId}/lifecycle",
            "Creates the notification that Graph sends to a subscription's lifecycleNotificationUrl after an event. After "
                + "'subscriptionRemoved', the subscription no longer exists.",
            body: [
                .required(
                    "lifecycleEvent",
                    .choice(EmulatorLifecycleEvent.allCases.map(\.rawValue)),
                    "The type of the lifecycle notification to send."
                )
            ]
        ) { call in
            let event: Lifecycle = try call.body()
            guard call.parameters[0].isGUID else {
                throw PresenceServiceError.invalid("the ID of a subscription must be a GUID")
            }
            try call.emulator.sendLifecycleEvent(event.lifecycleEvent, toSubscription: call.parameters[0])
            return .none
        },
        .post(
            "/notifications",
            "Returns the notifications that Graph would have sent since the last call.",
            returns: .json([
                .required(
                    "value",
                    .array(
                        .object([
                            .required("url", "The URL to which Graph would send the notification."),
                            .required("body", .any, "The body of the request that Graph would send."),
                        ])
                    ),
                    "The notifications since the last call."
                )
            ])
        ) { call in
            try call.checkBody()
            return .json(["value": try call.emulator.takeNotifications().map(TakenNotification.init)])
        },
    ]
}
