// SPDX-License-Identifier: MIT

import GraphPresence

/// The request bodies that the recorded calls send.
struct RecordedBodies: Sendable {
    /// The request bodies for one operation.
    struct Kinds<Body: Sendable>: Sendable {
        /// A body that contains every property.
        let all: Body
        /// A body that contains only the required properties.
        let fewest: Body
        /// A body that contains strings that must be escaped in JSON, and enum values and properties that the schema
        /// does not declare.
        let unusual: Body
    }

    private static let text = "\"é\" \\ / \u{1F600} e\u{301} \u{0} \t \n \u{7F} \u{2028} </script> &amp;"
    private static let additional: [String: GraphJSONValue] = [
        "@odata.type": "#microsoft.graph.new", "b": ["c": [1, 2.5, true, nil], "a": .string(text)],
    ]

    let setPresence = Kinds(
        all: SetPresencePostRequestBody(
            sessionId: "22553876-f5ab-4529-bffb-cfe50aa89f87",
            availability: .busy,
            activity: .inACall,
            expirationDuration: "PT1H30M"
        ),
        fewest: SetPresencePostRequestBody(sessionId: "s", availability: .away, activity: .away),
        unusual: SetPresencePostRequestBody(
            sessionId: text,
            availability: .init(rawValue: "Brand new/\"state\""),
            activity: .init(rawValue: "inacall"),
            expirationDuration: "PT0.5S",
            additionalData: additional
        )
    )

    let clearPresence = Kinds(
        all: ClearPresencePostRequestBody(sessionId: "22553876-f5ab-4529-bffb-cfe50aa89f87"),
        fewest: ClearPresencePostRequestBody(sessionId: "s"),
        unusual: ClearPresencePostRequestBody(sessionId: text, additionalData: additional)
    )

    let setPreferred = Kinds(
        all: SetUserPreferredPresencePostRequestBody(
            availability: .doNotDisturb,
            activity: .doNotDisturb,
            expirationDuration: "PT8H"
        ),
        fewest: SetUserPreferredPresencePostRequestBody(availability: .offline, activity: .offWork),
        unusual: SetUserPreferredPresencePostRequestBody(
            availability: .init(rawValue: "New"),
            activity: .init(rawValue: ""),
            expirationDuration: "P400DT1S",
            additionalData: additional
        )
    )

    let statusMessage = Kinds(
        all: SetStatusMessagePostRequestBody(
            statusMessage: PresenceStatusMessage(
                message: ItemBody(content: "In a meeting until noon", contentType: .text),
                expiryDateTime: DateTimeTimeZone(
                    dateTime: "2022-10-18T17:05:33.2079781",
                    timeZone: "Pacific Standard Time"
                ),
                publishedDateTime: "2022-10-18T00:07:15.4012511Z"
            )
        ),
        fewest: SetStatusMessagePostRequestBody(statusMessage: PresenceStatusMessage()),
        unusual: SetStatusMessagePostRequestBody(
            statusMessage: PresenceStatusMessage(
                message: ItemBody(content: text, contentType: .init(rawValue: "markdown"), additionalData: additional),
                expiryDateTime: DateTimeTimeZone(dateTime: "", additionalData: ["timeZone": nil]),
                additionalData: additional
            ),
            additionalData: additional
        )
    )

    let automatic = Kinds(
        all: SetAutomaticLocationPostRequestBody(
            workLocationType: .office,
            placeId: "eb706f15-137e-4722-b4d1-b601481d9251"
        ),
        fewest: SetAutomaticLocationPostRequestBody(workLocationType: .remote),
        unusual: SetAutomaticLocationPostRequestBody(
            workLocationType: .init(rawValue: "moon"),
            placeId: text,
            additionalData: additional
        )
    )

    let manual = Kinds(
        all: SetManualLocationPostRequestBody(
            workLocationType: .office,
            placeId: "eb706f15-137e-4722-b4d1-b601481d9251"
        ),
        fewest: SetManualLocationPostRequestBody(workLocationType: .timeOff),
        unusual: SetManualLocationPostRequestBody(
            workLocationType: .init(rawValue: "moon"),
            placeId: text,
            additionalData: additional
        )
    )

    let getPresences = Kinds(
        all: GetPresencesByUserIdPostRequestBody(ids: [
            "fa8bf3dc-eca7-46b7-bad1-db199b62afc3", "66825e03-7ef5-42da-9069-724602c31f6b",
        ]),
        fewest: GetPresencesByUserIdPostRequestBody(ids: []),
        unusual: GetPresencesByUserIdPostRequestBody(ids: [text, ""], additionalData: additional)
    )

    let subscription = Kinds(
        all: Subscription(
            id: "1",
            changeType: "updated",
            notificationUrl: "https://example.com/notifications?a=b&c",
            resource: "/communications/presences/fa8bf3dc-eca7-46b7-bad1-db199b62afc3",
            expirationDateTime: "2025-01-01T00:00:00.1234567Z",
            clientState: "secret",
            lifecycleNotificationUrl: "https://example.com/lifecycle",
            includeResourceData: true,
            encryptionCertificate: "Zm9v+/==",
            encryptionCertificateId: "certificate",
            applicationId: "22553876-f5ab-4529-bffb-cfe50aa89f87",
            creatorId: "66825e03-7ef5-42da-9069-724602c31f6b"
        ),
        fewest: Subscription(
            changeType: "updated",
            notificationUrl: "https://example.com/",
            resource: "r",
            expirationDateTime: "2025-01-01T00:00:00Z"
        ),
        unusual: Subscription(
            changeType: text,
            notificationUrl: "",
            resource: text,
            expirationDateTime: "2025-01-01T00:00:00+05:30",
            includeResourceData: false,
            additionalData: additional
        )
    )

    let subscriptionUpdate = Kinds(
        all: SubscriptionUpdate(expirationDateTime: "2025-01-01T00:00:00Z"),
        fewest: SubscriptionUpdate(expirationDateTime: "2025-12-31T23:59:59.9999999-08:00"),
        unusual: SubscriptionUpdate(expirationDateTime: "2025-01-01T00:00:00Z", additionalData: additional)
    )
}
