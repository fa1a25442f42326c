// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import Hummingbird

/// A web page that shows a team's presences and is updated immediately when a notification arrives.
@main struct TeamPage {
    static func main() async throws {
        let environment = ProcessInfo.processInfo.environment
        let token = environment["GRAPH_ACCESS_TOKEN"].map(StaticTokenCredential.init)
        let graphClient = GraphServiceClient(
            credential: token ?? EnvironmentCredential() as any TokenCredential,
            baseURL: environment["GRAPH_BASE_URL"].flatMap { URL(string: $0) }
        )
        let userIDs = (environment["TEAM"] ?? "").split(separator: ",").map(String.init)
        let page = TeamPage(graphClient: graphClient, userIDs: userIDs)
        let port = environment["PORT"].flatMap(Int.init) ?? 8080
        let configuration = ApplicationConfiguration(address: .hostname("127.0.0.1", port: port))
        let app = Application(router: page.router, configuration: configuration) { channel in
            print("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
            fflush(nil)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await app.runService() }
            group.addTask { try await page.watch() }
            if let text = environment["NOTIFICATION_URL"], let url = URL(string: text) {
                group.addTask { try await page.subscribe(url) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    let graphClient: GraphServiceClient
    let userIDs: [String]
    let team = Team()
    /// Only Graph and this process have the client state, so the page can reject notifications from other senders.
    let clientState = UUID().uuidString

    /// Reads the presences periodically because notifications can be lost.
    func watch() async throws {
        for try await event in graphClient.communications.presences.watch(userIDs, every: .seconds(300)) {
            switch event {
            case .snapshot(let presences): for presence in presences { await team.show(presence) }
            case .change(let presence): await team.show(presence)
            case .unreadable, .gap, .resumed: break
            }
        }
    }

    /// Subscribes to the presences and renews the subscription, which lasts at most one hour.
    func subscribe(_ url: URL) async throws {
        let subscription = try await graphClient.subscriptions.post(
            .presences(of: userIDs, notificationUrl: url, expires: Date() + 3_500, clientState: clientState)
        )
        while true {
            try await Task.sleep(for: .seconds(3_000))
            let update = SubscriptionUpdate(expirationDateTime: GraphDateTimeOffset(Date() + 3_500))
            _ = try await graphClient.subscriptions[subscription.id ?? ""].patch(update)
        }
    }

    var router: Router<BasicRequestContext> {
        let router = Router()
        router.get("/") { _, _ in
            // SwiftPM compiles page.html into the program.
            response("text/html", .init(byteBuffer: ByteBuffer(bytes: PackageResources.page_html)))
        }
        router.get("/events") { _, _ in
            let events = await team.events().cancelOnGracefulShutdown()
            let body = ResponseBody { writer in
                for await event in events { try await writer.write(ByteBuffer(string: event)) }
                try await writer.finish(nil)
            }
            return response("text/event-stream", body)
        }
        router.post("/notifications") { request, _ in
            if let validation = NotificationValidation.response(query: request.uri.query) {
                return response("text/plain", .init(byteBuffer: ByteBuffer(bytes: validation.body)))
            }
            let body = Data((try await request.body.collect(upTo: 1_048_576)).readableBytesView)
            let delivery = try ChangeNotificationCollection(body: body).notifications(clientState: clientState)
            for rejected in delivery.rejected { print(rejected) }
            fflush(nil)
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

    private func response(_ contentType: String, _ body: ResponseBody) -> Response {
        Response(status: .ok, headers: [.contentType: contentType], body: body)
    }
}
