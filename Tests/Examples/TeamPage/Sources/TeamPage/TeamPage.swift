import Foundation
import GraphPresence
import Hummingbird

/// A web page that shows the presence of a team, and changes at once when a notification arrives.
@main struct TeamPage {
    static func main() async throws {
        let environment = ProcessInfo.processInfo.environment
        let userIDs = (environment["TEAM"] ?? "").split(separator: ",").map(String.init)
        let token = environment["GRAPH_ACCESS_TOKEN"].map(StaticTokenCredential.init)
        let graphClient = GraphServiceClient(
            credential: token ?? EnvironmentCredential() as any TokenCredential,
            baseURL: environment["GRAPH_BASE_URL"].flatMap(URL.init)
        )
        let team = Team()
        // Only Graph and this process know the client state, so other senders of notifications are rejected.
        let clientState = UUID().uuidString
        let app = Application(
            router: router(team, graphClient, clientState),
            configuration: .init(address: .hostname("127.0.0.1", port: environment["PORT"].flatMap(Int.init) ?? 8080))
        ) { channel in
            print("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
            fflush(nil)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await app.runService() }
            group.addTask {
                // Notifications can be missed, so the presences are also read from time to time.
                for try await event in graphClient.communications.presences.watch(userIDs, every: .seconds(300)) {
                    switch event {
                    case .snapshot(let presences): for presence in presences { await team.show(presence) }
                    case .change(let presence): await team.show(presence)
                    case .unreadable, .gap, .resumed: break
                    }
                }
            }
            if let url = environment["NOTIFICATION_URL"].flatMap(URL.init) {
                group.addTask { try await subscribe(graphClient, userIDs, url, clientState) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Subscribes to the presences, and renews the subscription before it expires, which it does within an hour.
    static func subscribe(_ graphClient: GraphServiceClient, _ ids: [String], _ url: URL, _ clientState: String)
        async throws
    {
        let subscription = try await graphClient.subscriptions.post(
            .presences(of: ids, notificationUrl: url, expires: Date() + 3_500, clientState: clientState)
        )
        while true {
            try await Task.sleep(for: .seconds(3_000))
            let update = SubscriptionUpdate(expirationDateTime: GraphDateTimeOffset(Date() + 3_500))
            try await graphClient.subscriptions[subscription.id ?? ""].patch(update)
        }
    }

    static func router(_ team: Team, _ graphClient: GraphServiceClient, _ clientState: String) -> Router<
        BasicRequestContext
    > {
        let router = Router()
        router.get("/") { _, _ in
            // SwiftPM compiles page.html into the program.
            let page = ByteBuffer(bytes: PackageResources.page_html)
            return Response(status: .ok, headers: [.contentType: "text/html"], body: .init(byteBuffer: page))
        }
        router.get("/events") { _, _ in
            let events = await team.events()
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream"],
                body: .init { writer in
                    for await event in events { try await writer.write(ByteBuffer(string: event)) }
                    try await writer.finish(nil)
                }
            )
        }
        router.post("/notifications") { request, _ in
            if let validation = NotificationValidation.response(query: request.uri.query) {
                let body = ByteBuffer(bytes: validation.body)
                return Response(status: .ok, headers: [.contentType: "text/plain"], body: .init(byteBuffer: body))
            }
            let body = Data((try await request.body.collect(upTo: 1_048_576)).readableBytesView)
            let delivery = try ChangeNotificationCollection(body: body).notifications(clientState: clientState)
            for rejected in delivery.rejected { print(rejected) }
            // Graph waits only three seconds for the response, so the presences are read afterward.
            Task {
                for case .changed(let id) in delivery.notifications {
                    if let presence = try? await graphClient.users[id].presence.get() { await team.show(presence) }
                }
            }
            return Response(status: .accepted)
        }
        return router
    }
}
