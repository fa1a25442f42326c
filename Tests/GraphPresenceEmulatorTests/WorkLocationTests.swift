// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct WorkLocationTests {
    private let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid)
    private let presence: PresenceRequestBuilder

    init() {
        presence = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator).me.presence
    }

    private func location() async throws -> UserWorkLocation? { try await presence.get().workLocation }

    @Test("The source has the value none if there is no work location") func noLocation() async throws {
        #expect(
            try await location()
                == UserWorkLocation(source: WorkLocationSource.none, workLocationType: .unspecified)
        )
    }

    @Test("Manual locations take precedence over automatic locations, which take precedence over scheduled locations")
    func layerPrecedence() async throws {
        try emulator.perform(.setScheduledLocation(WorkLocationSignal(.remote)), for: "u".guid)
        #expect(try await location() == UserWorkLocation(source: .scheduled, workLocationType: .remote))
        try await presence.setAutomaticLocation(workLocationType: .office, placeId: "b7")
        let automatic = UserWorkLocation(placeId: "b7", source: .automatic, workLocationType: .office)
        #expect(try await location() == automatic)
        try await presence.setManualLocation(workLocationType: .timeOff)
        #expect(try await location() == UserWorkLocation(source: .manual, workLocationType: .timeOff))
        try await presence.clearAutomaticLocation()
        #expect(try await location()?.source == .manual)
        try await presence.setAutomaticLocation(workLocationType: .office, placeId: "b7")
        try await presence.clearLocation()
        #expect(try await location() == UserWorkLocation(source: .scheduled, workLocationType: .remote))
        try emulator.perform(.clearScheduledLocation, for: "u".guid)
        #expect(try await location()?.source == WorkLocationSource.none)
    }

    @Test("A location without a place does not replace a location of the same type that has a place")
    func placePrecedence()
        async throws
    {
        try await presence.setAutomaticLocation(workLocationType: .office, placeId: "b7")
        try await presence.setAutomaticLocation(workLocationType: .office)
        #expect(try await location()?.placeId == "b7")
        try await presence.setAutomaticLocation(workLocationType: .office, placeId: "b8")
        #expect(try await location()?.placeId == "b8")
        try await presence.setAutomaticLocation(workLocationType: .remote)
        #expect(try await location() == UserWorkLocation(source: .automatic, workLocationType: .remote))
    }

    @Test("Other location types are rejected") func unsupportedTypes() async throws {
        for type in [WorkLocationType.unspecified, .unknownFutureValue, WorkLocationType(rawValue: "beach")] {
            let error = await #expect(throws: GraphError.self) {
                try await presence.setManualLocation(
                    workLocationType: type,
                    configuration: RequestConfiguration(validation: [])
                )
            }
            #expect(error?.status == 400)
            #expect(error?.code == "InvalidArgument")
        }
    }

    @Test("The US Government clouds return four properties and do not support locations") func usGovernmentClouds()
        async throws
    {
        let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid, cloud: .usGovL4)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            cloud: .usGovL4,
            transport: emulator
        )
        try await client.me.presence.setPresence(.away, sessionId: "s")
        let message = PresenceStatusMessage(message: ItemBody(content: "m", contentType: .text))
        try await client.users["v".guid].presence.setStatusMessage(statusMessage: message)
        #expect(try await client.me.presence.get() == Presence(id: "u".guid, availability: .away, activity: .away))
        #expect(try await client.users["v".guid].presence.get().statusMessage == message)
        let error = await #expect(throws: GraphError.self) {
            try await client.me.presence.clearLocation(configuration: RequestConfiguration(validation: []))
        }
        #expect(error?.status == 404)
    }
}
