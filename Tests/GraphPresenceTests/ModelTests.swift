// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import Testing

@Suite struct ModelTests {
    private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    @Test("All properties except the ID can be missing or null")
    func optionalProperties() throws {
        let bare = try decode(Presence.self, #"{"id": "a"}"#)
        #expect(bare == Presence(id: "a"))
        let nulls = try decode(
            Presence.self,
            #"{"id": "a", "availability": null, "activity": null, "outOfOfficeSettings": null, "sequenceNumber": null, "statusMessage": null, "workLocation": null}"#
        )
        #expect(nulls == bare)
        #expect(throws: DecodingError.self) { try decode(Presence.self, "{}") }
    }

    @Test("Nested properties can be missing or null")
    func optionalNestedProperties() throws {
        let presence = try decode(
            Presence.self,
            #"{"id": "a", "statusMessage": {"expiryDateTime": {}, "message": {}}, "workLocation": {}, "outOfOfficeSettings": {}}"#
        )
        #expect(presence.statusMessage?.expiryDateTime?.dateTime == nil)
        #expect(presence.statusMessage?.expiryDateTime?.date == nil)
        #expect(presence.workLocation?.workLocationType == nil)
        let nulls = try decode(
            Presence.self,
            #"{"id": "a", "statusMessage": {"expiryDateTime": {"dateTime": null}, "message": {}}, "#
                + #""workLocation": {"source": null, "workLocationType": null}, "outOfOfficeSettings": {}}"#
        )
        #expect(nulls == presence)
        #expect(try decode(Subscription.self, #"{"id": "s"}"#).id == "s")
        #expect(try decode(SubscriptionUpdate.self, "{}").expirationDateTime == nil)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(presence), as: UTF8.self)
                == #"{"id":"a","outOfOfficeSettings":{},"statusMessage":{"expiryDateTime":{},"message":{}},"workLocation":{}}"#
        )
    }

    @Test("Unknown properties and values are preserved")
    func unknownValues() throws {
        let text =
            #"{"@odata.context":"c","activity":"Juggling","availability":"busy","id":"a","later":{"deep":[1,2.5,null,true]},"workLocation":{"building":"7","source":"satellite","workLocationType":"Office"}}"#
        let presence = try decode(Presence.self, text)
        #expect(presence.availability == .busy)
        #expect(presence.availability?.rawValue == "busy")
        #expect(presence.activity?.isKnown == false)
        #expect(presence.additionalData["later"] == ["deep": [1, 2.5, nil, true]])
        #expect(presence.workLocation?.workLocationType == .office)
        #expect(presence.workLocation?.additionalData == ["building": "7"])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(presence), as: UTF8.self) == text)
    }

    @Test("A property takes precedence over additional data with the same name")
    func additionalDataPrecedence() throws {
        let body = ClearPresencePostRequestBody(sessionId: "s", additionalData: ["sessionId": "x", "more": 1])
        #expect(try json(JSONEncoder().encode(body)) == ["sessionId": "s", "more": 1])
        // A property without a value can be sent as null through additional data.
        let null = SetStatusMessagePostRequestBody(statusMessage: nil, additionalData: ["statusMessage": nil])
        #expect(try String(decoding: JSONEncoder().encode(null), as: UTF8.self) == #"{"statusMessage":null}"#)
    }

    @Test("All digits of a date are preserved")
    func datePrecision() throws {
        let message = try decode(
            PresenceStatusMessage.self,
            #"{"publishedDateTime": "2022-10-18T00:07:15.4012511Z", "expiryDateTime": {"dateTime": "2022-10-18T17:05:33.2079781", "timeZone": "Pacific Standard Time"}}"#
        )
        #expect(message.publishedDateTime?.text == "2022-10-18T00:07:15.4012511Z")
        #expect(message.expiryDateTime?.dateTime == "2022-10-18T17:05:33.2079781")
    }

    @Test("All documented enum values are declared")
    func knownValues() {
        let states = [
            "Available", "AvailableIdle", "AvailableInactive", "Away", "BeRightBack", "Busy", "BusyIdle",
            "DoNotDisturb",
            "Focusing", "InACall", "InAConferenceCall", "Inactive", "InAMeeting", "Offline", "OffWork", "OutOfOffice",
            "PresenceUnknown", "Presenting", "UrgentInterruptionsOnly",
        ]
        #expect(PresenceAvailability.knownValues.map(\.rawValue) == states)
        #expect(PresenceActivity.knownValues.map(\.rawValue) == states)
        #expect(
            WorkLocationType.knownValues.map(\.rawValue)
                == ["unspecified", "office", "remote", "timeOff", "unknownFutureValue"]
        )
        #expect(
            WorkLocationSource.knownValues.map(\.rawValue)
                == ["none", "manual", "scheduled", "automatic", "unknownFutureValue"]
        )
        #expect(BodyType.knownValues.map(\.rawValue) == ["text", "html"])
    }

    @Test("The documented limits are available as constants")
    func limits() {
        #expect(SetPresencePostRequestBody.expirationDurationMinimum == "PT5M")
        #expect(SetPresencePostRequestBody.expirationDurationMaximum == "PT4H")
        #expect(SetPresencePostRequestBody.expirationDurationDefault == "PT5M")
        #expect(GetPresencesByUserIdPostRequestBody.idsMaximumCount == 650)
    }
}
