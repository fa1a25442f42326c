import GraphPresence
import GraphPresenceEmulator

// The samples of the README, compiled. A test compares them line by line.

private struct TokenLibrary: Sendable {
    func token(for scopes: [String]) async throws -> String { "token" }
}

enum ReadmeSamples {
    private static let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    private static let otherUserID = "66825e03-7ef5-42da-9069-724602c31f6b"
    private static let applicationID = "22553876-f5ab-4529-bffb-cfe50aa89f87"

    static func hero() async throws {
        let myTokenLibrary = TokenLibrary()
        // A closure gives the tokens; libraries such as MSAL go here.
        let credential = ClosureTokenCredential { context in
            AccessToken(try await myTokenLibrary.token(for: context.scopes))
        }
        let graphClient = GraphServiceClient(credential: credential)

        // A pair that the service rejects does not compile.
        let presence = graphClient.users[userID].presence
        try await presence.setPresence(.busyInACall, sessionId: applicationID, expirationDuration: .hours(1))

        let now = try await presence.get()
        print(now.availability ?? "unknown", now.activity ?? "unknown")
    }

    static func calls(_ graphClient: GraphServiceClient) async throws {
        let requestBody = SetPresencePostRequestBody(
            sessionId: applicationID,
            availability: .available,
            activity: .available,
            expirationDuration: "PT1H"
        )
        try await graphClient.users[userID].presence.setPresence.post(requestBody)

        let many = try await graphClient.communications.getPresencesByUserId(ids: [userID, otherUserID])
        for presence in many.value { print(presence.id, presence.availability ?? "unknown") }

        try await graphClient.me.presence.setUserPreferredPresence(.doNotDisturb, expirationDuration: .hours(8))
        try await graphClient.me.presence.clearUserPreferredPresence()

        let message = PresenceStatusMessage(message: ItemBody(content: "At lunch", contentType: .text))
        try await graphClient.users[userID].presence.setStatusMessage(statusMessage: message)
    }

    static func byHand(_ graphClient: GraphServiceClient) async throws -> JSONValue {
        let request = GraphRequest<JSONValue>(.get, "/users/\(userID)/manager")
        let manager = try await graphClient.send(request)
        return manager
    }

    static func errors(_ graphClient: GraphServiceClient) async throws {
        do {
            try await graphClient.users[userID].presence.clearPresence(sessionId: applicationID)
        } catch let error as GraphError where error.status == 404 {
            // There is no such session (any more).
        }
    }

    static func emulator() async throws -> Presence {
        let clock = ManualClock()
        let graphClient = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(clock: clock)
        )
        try await graphClient.users[userID].presence.setPresence(.available, sessionId: applicationID)
        clock.advance(by: .seconds(5 * 60))
        let presence = try await graphClient.users[userID].presence.get()  // Offline: the session has expired
        return presence
    }
}
