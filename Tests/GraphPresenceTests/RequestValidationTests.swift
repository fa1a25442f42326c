// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

/// Tests that requests that violate the schema are not sent, and that the errors specify the allowed values.
@Suite(.timeLimit(.minutes(5))) struct RequestValidationTests {
    private let transport = RecordingTransport()
    private var presence: PresenceRequestBuilder {
        GraphServiceClient.recording(transport).users["id"].presence
    }

    private func message(_ call: () async throws -> Void) async -> String? {
        do {
            try await call()
            return nil
        } catch let error as GraphError {
            #expect(error.kind == .invalidRequest)
            return error.message
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "A duration outside the range is rejected",
        arguments: [
            ("PT4M", "4 minutes"), ("PT4M59.999S", "PT4M59.999S"), ("PT0S", "0 seconds"), ("-PT5M", "-5 minutes"),
            ("PT4H1S", "4 hours 1 second"), ("P1D", "24 hours"), ("P99999999999999999999D", "P99999999999999999999D"),
        ]
    )
    func durationOutOfRange(_ text: String, _ shown: String) async {
        let found = await message {
            try await presence.setPresence(.available, sessionId: "s", expirationDuration: GraphDuration(text))
        }
        #expect(found == "expirationDuration is \(shown); it must be from 5 minutes to 4 hours")
        #expect(transport.requests.isEmpty)
    }

    @Test(
        "A duration inside the range is sent unchanged",
        arguments: ["PT5M", "PT300S", "PT4H", "PT240M", "PT1H30M", "P0DT1H"]
    )
    func durationInRange(_ text: String) async throws {
        try await presence.setPresence(.available, sessionId: "s", expirationDuration: GraphDuration(text))
        let body = try #require(transport.requests.first?.body)
        #expect(try json(body)["expirationDuration"] == .string(text))
    }

    @Test(
        "A string that is not a duration is rejected",
        arguments: ["1 hour", "", "PT", "P", "P1M", "P1W", "PT1.H", "PT1H ", "pt1h", "PT１H", "1:00:00"]
    )
    func invalidDuration(_ text: String) async {
        let found = await message {
            try await presence.setUserPreferredPresence(.away, expirationDuration: GraphDuration(text))
        }
        #expect(
            found == "expirationDuration is '\(text)', which is not a valid ISO 8601 duration; "
                + "use a duration such as PT5M or PT1H30M"
        )
        #expect(transport.requests.isEmpty)
    }

    @Test("An unsupported combination is rejected")
    func unsupportedCombination() async {
        let set = await message {
            try await presence.setPresence.post(
                SetPresencePostRequestBody(sessionId: "s", availability: .busy, activity: .busy)
            )
        }
        #expect(
            set == "the combination of availability Busy and activity Busy is not supported; the supported "
                + "combinations are Available/Available, Busy/InACall, Busy/InAConferenceCall, Away/Away, and DoNotDisturb/Presenting"
        )
        let prefer = await message {
            try await presence.setUserPreferredPresence.post(
                SetUserPreferredPresencePostRequestBody(availability: .busy, activity: .inACall)
            )
        }
        #expect(
            prefer == "the combination of availability Busy and activity InACall is not supported; the supported "
                + "combinations are Available/Available, Busy/Busy, DoNotDisturb/DoNotDisturb, BeRightBack/BeRightBack, "
                + "Away/Away, and Offline/OffWork"
        )
        #expect(transport.requests.isEmpty)
    }

    @Test("Every supported combination is sent with its exact spelling")
    func supportedCombinations() async throws {
        for combination in SessionPresence.allCases {
            try await presence.setPresence(combination, sessionId: "s")
        }
        for combination in PreferredPresence.allCases {
            try await presence.setUserPreferredPresence(combination)
        }
        let sent = try transport.requests.map { request in
            let body = try json(try #require(request.body))
            guard case .string(let availability)? = body["availability"], case .string(let activity)? = body["activity"]
            else { return "" }
            return "\(availability)/\(activity)"
        }
        #expect(
            sent == [
                "Available/Available", "Busy/InACall", "Busy/InAConferenceCall", "Away/Away", "DoNotDisturb/Presenting",
                "Available/Available", "Busy/Busy", "DoNotDisturb/DoNotDisturb", "BeRightBack/BeRightBack", "Away/Away",
                "Offline/OffWork",
            ]
        )
    }

    @Test("Combinations are not case-sensitive")
    func combinationCase() {
        let busy = PresenceAvailability(rawValue: "busy")
        let call = PresenceActivity(rawValue: "inACall")
        #expect(SessionPresence(availability: busy, activity: call) == .busyInACall)
        #expect(SessionPresence(availability: .offline, activity: .offline) == nil)
        #expect(PreferredPresence.busy.defaultExpirationDuration == "P1D")
        #expect(PreferredPresence.away.defaultExpirationDuration == "P7D")
    }

    @Test("More than 650 IDs are rejected")
    func maximumIDs() async throws {
        let communications = GraphServiceClient.recording(transport).communications
        let ids = (0..<651).map(String.init)
        let found = await message { _ = try await communications.getPresencesByUserId(ids: ids) }
        #expect(found == "ids has 651 elements; it must have at most 650 elements")
        #expect(transport.requests.isEmpty)
        let sent = communications.getPresencesByUserId.postRequest(
            GetPresencesByUserIdPostRequestBody(ids: Array(ids.prefix(650)))
        )
        #expect(try sent.bodyData() != nil)
        #expect(throws: Never.self) {
            try GraphServiceClient.recording(transport).requestAdapter.transportRequest(for: sent)
        }
    }

    @Test("An empty or missing session ID is rejected")
    func emptySessionID() async {
        let empty = "sessionId must not be empty"
        #expect(await message { try await presence.setPresence(.away, sessionId: "") } == empty)
        #expect(await message { try await presence.clearPresence(sessionId: "") } == empty)
        let missing = "sessionId is required"
        #expect(await message { try await presence.setPresence.post(.init(.away, sessionId: nil)) } == missing)
        #expect(await message { try await presence.clearPresence.post(.init(sessionId: nil)) } == missing)
    }

    @Test("A value that the action does not support is rejected")
    func unsupportedValues() async {
        let me = GraphServiceClient.recording(transport).me.presence
        let location = await message { try await me.setManualLocation(workLocationType: .unspecified) }
        #expect(location == "workLocationType is 'unspecified'; it must be office, remote, or timeOff")
        let html = PresenceStatusMessage(message: ItemBody(content: "<b>", contentType: .html))
        let status = await message { try await presence.setStatusMessage(statusMessage: html) }
        #expect(status == "statusMessage.message.contentType is 'html'; it must be text")
        let noTime = PresenceStatusMessage(expiryDateTime: DateTimeTimeZone(dateTime: ""))
        let expiry = await message { try await presence.setStatusMessage(statusMessage: noTime) }
        #expect(expiry == "statusMessage.expiryDateTime.dateTime must not be empty")
        var timeless = DateTimeTimeZone(dateTime: "2030-01-01T00:00:00")
        timeless.dateTime = nil
        let missing = await message {
            try await presence.setStatusMessage(statusMessage: PresenceStatusMessage(expiryDateTime: timeless))
        }
        #expect(missing == "statusMessage.expiryDateTime.dateTime is required")
        #expect(transport.requests.isEmpty)
    }

    @Test("A body without a required property is rejected")
    func missingProperties() async throws {
        let subscriptions = GraphServiceClient.recording(transport).subscriptions
        var subscription = Subscription(
            changeType: "updated",
            notificationUrl: "https://example.com/hook",
            resource: "communications/presences/a",
            expirationDateTime: "2030-01-01T00:00:00Z"
        )
        subscription.resource = nil
        subscription.expirationDateTime = nil
        let found = await message { _ = try await subscriptions.post(subscription) }
        #expect(found == "resource is required; expirationDateTime is required")
        var update = SubscriptionUpdate(expirationDateTime: "2030-01-01T00:00:00Z")
        update.expirationDateTime = nil
        #expect(
            await message { _ = try await subscriptions["s"].patch(update) } == "expirationDateTime is required"
        )
        #expect(transport.requests.isEmpty)
        _ = try? await GraphServiceClient.recording(transport, validation: []).subscriptions["s"].patch(update)
        #expect(transport.requests.map(\.body) == [Data("{}".utf8)])
    }

    @Test("An error lists all issues in a body")
    func allIssues() async {
        let found = await message {
            try await presence.setPresence.post(
                SetPresencePostRequestBody(.available, sessionId: "", expirationDuration: .minutes(1))
            )
        }
        let text = "sessionId must not be empty; expirationDuration is 1 minute; it must be from 5 minutes to 4 hours"
        #expect(found == text)
    }

    @Test("Validation can be turned off for a single call")
    func callWithoutValidation() async throws {
        try await presence.setPresence.post(
            SetPresencePostRequestBody(
                sessionId: "",
                availability: .busy,
                activity: .busy,
                expirationDuration: "PT4M"
            ),
            configuration: RequestConfiguration(validation: [])
        )
        let body = try #require(transport.requests.first?.body)
        #expect(
            String(decoding: body, as: UTF8.self)
                == #"{"activity":"Busy","availability":"Busy","expirationDuration":"PT4M","sessionId":""}"#
        )
    }

    @Test("Validation can be turned off for a client")
    func clientWithoutValidation() async throws {
        let client = GraphServiceClient.recording(transport, cloud: .china, validation: [])
        try await client.users["id"].presence.setPresence(.away, sessionId: "", expirationDuration: "PT4M")
        #expect(transport.requests.count == 1)
    }

    @Test("An invalid duration is rejected even without validation")
    func unvalidatedDuration() async {
        let found = await message {
            try await presence.setPresence(
                .away,
                sessionId: "s",
                expirationDuration: "soon",
                configuration: RequestConfiguration(validation: [])
            )
        }
        #expect(
            found == "expirationDuration is 'soon', which is not a valid ISO 8601 duration; "
                + "use a duration such as PT5M or PT1H30M"
        )
        #expect(transport.requests.isEmpty)
    }
}
