// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

// The samples from the README and the articles, which tests run. A test compares the samples line by line.

/// A placeholder for a type in the app.
struct Call: Sendable {
    func begin() async throws {}
    func present() async throws {}
}

enum ReadmeSamples {
    private static let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    private static let otherUserID = "66825e03-7ef5-42da-9069-724602c31f6b"
    private static let teamIDs = [userID, otherUserID]
    private static let applicationID = "22553876-f5ab-4529-bffb-cfe50aa89f87"

    static func calls(_ graphClient: GraphServiceClient) async throws {
        let requestBody = SetPresencePostRequestBody(
            sessionId: applicationID,
            availability: .available,
            activity: .available,
            expirationDuration: "PT1H"
        )
        try await graphClient.users[userID].presence.setPresence.post(requestBody)

        let many = try await graphClient.communications.getPresencesByUserId(
            ids: [userID, otherUserID]
        )
        for presence in many.value {
            print(presence.id, presence.availability?.rawValue ?? "unknown")
        }

        try await graphClient.me.presence.setUserPreferredPresence(
            .doNotDisturb,
            expirationDuration: .hours(8)
        )
        try await graphClient.me.presence.clearUserPreferredPresence()

        let text = ItemBody(content: "At lunch", contentType: .text)
        let message = PresenceStatusMessage(message: text)
        try await graphClient.me.presence.setStatusMessage(statusMessage: message)
    }

    static func byHand(_ graphClient: GraphServiceClient) async throws -> GraphJSONValue {
        let request = GraphRequest<GraphJSONValue>(.get, "/users/\(userID)/manager")
        let manager = try await graphClient.send(request)
        print(manager)
        return manager
    }

    static func errors(_ graphClient: GraphServiceClient) async throws {
        do {
            try await graphClient.users[userID].presence.clearPresence(
                sessionId: applicationID
            )
        } catch let error as GraphError where error.status == 404 {
            // The session does not exist, or it has expired.
        }
    }

    static func held(_ graphClient: GraphServiceClient, _ call: Call) async throws {
        try await graphClient.me.presence.withSession(applicationID, .busyInACall) { session in
            try await call.begin()
            try await session.update(.doNotDisturbPresenting)
            try await call.present()
        }
    }

    static func watched(_ graphClient: GraphServiceClient, show: @Sendable ([Presence]) -> Void) async throws {
        for try await event in graphClient.communications.presences.watch(teamIDs, every: .seconds(30)) {
            switch event {
            case .snapshot(let presences): show(presences)
            case .change(let presence): show([presence])
            case .unreadable, .gap, .resumed: break
            }
        }
    }

    static func statusMessage(_ graphClient: GraphServiceClient) async throws {
        let end = Date() + 3_600
        try await graphClient.me.presence.setStatusMessage(
            "In a meeting",
            until: end,
            timeZone: .current
        )
        try await graphClient.me.presence.setStatusMessage.clear()
    }

    static func many(_ graphClient: GraphServiceClient) async throws {
        // Any number of IDs, 650 per call.
        let action = graphClient.communications.getPresencesByUserId
        let all = try await action.all(teamIDs)
        print(all.presences.count, "known")
        print("unreadable:", all.unreadable, "missing:", all.missingIDs)

        // Any number of requests, 20 per call, each with its own result.
        let requests = teamIDs.map { id in
            graphClient.users[id].presence.clearPresence.postRequest(
                ClearPresencePostRequestBody(sessionId: applicationID)
            )
        }
        for result in try await graphClient.batch(requests) {
            if case .failure(let error) = result { print(error) }
        }

        // Requests of different types in one call.
        let (mine, yours) = try await graphClient.batch(
            graphClient.me.presence.getRequest(),
            graphClient.users[otherUserID].presence.getRequest()
        )
        print(try mine.get().displayStatus, try yours.get().displayStatus)
    }

    struct CallCounter: GraphMiddleware {
        let count: @Sendable (String, Int) -> Void

        func intercept(
            _ request: TransportRequest,
            for operation: GraphOperation,
            next: Next
        ) async throws -> TransportResponse {
            let response = try await next(request)
            count(operation.description, response.status)
            return response
        }
    }

    static func faded() async throws -> Presence {
        let clock = ManualClock()
        let emulator = EmulatorTransport(clock: clock)
        let credential = StaticTokenCredential("any")
        let graphClient = GraphServiceClient(credential: credential, transport: emulator, clock: clock)
        let presence = graphClient.users[userID].presence
        try await presence.setPresence(.available, sessionId: applicationID, expirationDuration: .hours(1))
        clock.advance(by: .seconds(5 * 60))
        let faded = try await presence.get()  // Available, AvailableInactive
        return faded
    }

    static func emulator() async throws -> (Presence, Presence) {
        let clock = ManualClock()
        let graphClient = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(clock: clock),
            clock: clock  // renewals, watches and retries use this clock, too
        )
        let presence = graphClient.users[userID].presence
        let held = try await presence.withSession(applicationID, .available) { _ in
            // The session is renewed during this time.
            try await clock.run(for: .seconds(20 * 60))
            return try await presence.get()  // Available
        }
        try await presence.setPresence(.available, sessionId: applicationID)
        clock.advance(by: .seconds(5 * 60))
        let expired = try await presence.get()  // Offline: the session has expired
        return (held, expired)
    }

    static func started() async throws -> Presence {
        let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
        let applicationID = "22553876-f5ab-4529-bffb-cfe50aa89f87"

        let graphClient = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(signedInUser: userID)
        )

        try await graphClient.me.presence.setPresence(
            .busyInACall,
            sessionId: applicationID
        )
        let presence = try await graphClient.me.presence.get()
        print(presence.displayStatus)
        return presence
    }

    static func teamsClient() async throws -> PresenceStatus {
        let emulator = EmulatorTransport(signedInUser: userID)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: emulator
        )
        let meeting = PresenceState(.busy, .inAMeeting)
        try emulator.perform(
            .signIn(teamsClient: "desktop", state: meeting),
            for: userID
        )
        print(try await client.me.presence.get().displayStatus)  // inAMeeting
        return try await client.me.presence.get().displayStatus
    }

    static func timeZones() -> DateTimeTimeZone {
        let start = Date(timeIntervalSince1970: 1_792_000_000)
        let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt
        let local = DateTimeTimeZone(start, in: berlin)
        print(local.dateTime ?? "")  // 2026-10-14T19:46:40.0000000
        print(local.timeZone ?? "")  // W. Europe Standard Time
        print(local.date == start)  // true
        return local
    }
}
