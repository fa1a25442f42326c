// Code of an app that uses the client, without attributes for particular compiler settings. It is compiled in every
// mode.
import Foundation
import GraphPresence

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

struct CountingTransport: GraphTransport {
    let base: any GraphTransport

    func send(_ request: TransportRequest) async throws -> TransportResponse { try await base.send(request) }
}

struct VaultCredential: TokenCredential {
    let secret: String

    func token(for context: TokenRequestContext) async throws -> GraphAccessToken { GraphAccessToken(secret) }
}

struct VaultStore: RefreshTokenStore {
    func load() throws -> Data? { nil }

    func save(_ data: Data?) async throws {}
}

func makeClient() -> GraphServiceClient {
    let closure = ClosureTokenCredential { context in GraphAccessToken(context.scopes.joined()) }
    _ = DeviceCodeCredential(clientId: "id", scopes: ["Presence.Read"]) { prompt in print(prompt.message) }
    let file = FileRefreshTokenStore(file: URL(fileURLWithPath: "/tmp/sign-in.json"))
    _ = DeviceCodeCredential(clientId: "id", store: file) { prompt in print(prompt.message) }
    _ = DeviceCodeCredential(clientId: "id", store: VaultStore(), onStoreFailure: { print($0) }) { print($0.message) }
    _ = GraphServiceClient(credential: closure, transport: ClosureTransport { _ in TransportResponse(json: "{}") }) {
        event in
        print("\(event)")
    }
    return GraphServiceClient(
        credential: VaultCredential(secret: "secret"),
        transport: CountingTransport(base: ClosureTransport { _ in TransportResponse(status: 204) }),
        middleware: [CallCounter { operation, status in print(operation, status) }]
    )
}

@MainActor final class CallModel {
    private let graphClient = makeClient()
    private(set) var title = ""
    private(set) var shown: [Presence] = []
    private(set) var team = WatchedPresences()

    func call() async throws {
        try await graphClient.me.presence.withSession("id", .busyInACall) { session in
            self.title = "in a call"
            try await session.update(.doNotDisturbPresenting)
            self.title = "presenting"
            for await event in session.events { self.title = "\(event)" }
        }
        try await graphClient.me.presence.withPreferredPresence(.busy, holding: "id") { [self] _ in title = "busy" }
        var options = HeldSessionOptions(renewalLeadTime: .seconds(60), cleanupTimeout: .seconds(5))
        options.endsWhenExpired = true
        options.toleratesInitialFailure = true
        let session = try await graphClient.me.presence.holdSession("id", .away, options: options)
        if session.isExpired { title = "expired" }
        try await session.end()
    }

    func watch(_ userIDs: [String]) async throws {
        for try await event in graphClient.communications.presences.watch(userIDs, every: .seconds(30)) {
            switch event {
            case .snapshot(let presences): shown = presences
            case .change(let presence): shown.append(presence)
            case .unreadable, .gap, .resumed: break
            }
        }
        for try await event in graphClient.me.presence.watch(every: .seconds(30)).timedEvents {
            team.apply(event)
            let mine = team.entries.first
            title = mine.map { "\($0.presence.displayText) since \($0.changedAt)" } ?? team.gap?.message ?? ""
            title += mine?.presence.statusMessage?.message?.plainText ?? ""
        }
    }
}

func calls(_ graphClient: GraphServiceClient, _ userIDs: [String]) async throws {
    let requestBody = SetPresencePostRequestBody(
        sessionId: "id",
        availability: .available,
        activity: .available,
        expirationDuration: "PT1H"
    )
    try await graphClient.users["id"].presence.setPresence.post(requestBody)
    let all = try await graphClient.communications.getPresencesByUserId.all(userIDs)
    print(all.presences.map(\.displayStatus))
    let (mine, yours) = try await graphClient.batch(
        graphClient.me.presence.getRequest(),
        graphClient.users["id"].presence.getRequest()
    )
    print(mine, yours)
}
