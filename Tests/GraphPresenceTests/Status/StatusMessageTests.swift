// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct StatusMessageTests {
    private let clock = ManualClock()
    private let presence: PresenceRequestBuilder

    init() {
        let emulator = EmulatorTransport(clock: clock, signedInUser: "u".guid)
        presence = GraphServiceClient(credential: StaticTokenCredential("t"), transport: emulator).me.presence
    }

    @Test("A status message is shown until its expiration")
    func expirationDate() async throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        try await presence.setStatusMessage("In a meeting", until: clock.now + 3_600.5, timeZone: berlin)
        let message = try #require(try await presence.get().statusMessage)
        #expect(message.message == ItemBody(content: "In a meeting", contentType: .text))
        let expected = DateTimeTimeZone(dateTime: "2025-01-01T02:00:00.5000000", timeZone: "W. Europe Standard Time")
        #expect(message.expiryDateTime == expected)
        clock.advance(by: .seconds(3_600))
        #expect(try await presence.get().statusMessage != nil)
        clock.advance(by: .milliseconds(500))
        #expect(try await presence.get().statusMessage == nil)
    }

    @Test("A status message can expire at a local time or not at all")
    func localExpiration() async throws {
        let end = DateTimeTimeZone(dateTime: "2025-01-01T09:00:00.1234567", timeZone: "Asia/Tokyo")
        try await presence.setStatusMessage("Early", until: end)
        #expect(try await presence.get().statusMessage?.expiryDateTime == end)
        try await presence.setStatusMessage("Always")
        clock.advance(by: .seconds(86_400 * 365))
        #expect(try await presence.get().statusMessage?.message?.content == "Always")
    }

    @Test("A request value has the same body as the request that the call sends")
    func requests() async throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let end = clock.now + 3_600
        let body = SetStatusMessagePostRequestBody("In a meeting", until: end, timeZone: berlin)
        #expect(
            body
                == SetStatusMessagePostRequestBody(
                    statusMessage: PresenceStatusMessage(
                        message: ItemBody(content: "In a meeting", contentType: .text),
                        expiryDateTime: DateTimeTimeZone(
                            dateTime: "2025-01-01T02:00:00.0000000",
                            timeZone: "W. Europe Standard Time"
                        )
                    )
                )
        )
        let local = DateTimeTimeZone(dateTime: "2025-01-01T09:00:00", timeZone: "Asia/Tokyo")
        #expect(SetStatusMessagePostRequestBody("x", until: local).statusMessage?.expiryDateTime == local)
        #expect(SetStatusMessagePostRequestBody("x").statusMessage?.expiryDateTime == nil)
    }

    @Test("A status message can be cleared")
    func clearing() async throws {
        try await presence.setStatusMessage("Here")
        try await presence.setStatusMessage.clear()
        #expect(try await presence.get().statusMessage == nil)
    }
}
