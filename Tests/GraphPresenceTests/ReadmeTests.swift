// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ReadmeTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    private func lines(_ text: some StringProtocol) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }

    @Test("The README and the articles contain the samples that the tests run")
    func samplesMatchText() throws {
        let samples = try ["ReadmeSamples.swift", "ReadmeSamples+Notifications.swift"].map { name in
            try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
        }
        let compiled = lines(samples.joined(separator: "\n")).joined(separator: "\n")
        let repository = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
        let catalog = repository.appendingPathComponent("Sources/GraphPresence/Documentation.docc")
        let articles = try FileManager.default.contentsOfDirectory(at: catalog, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "md" }
        var counts: [String: Int] = [:]
        for document in [repository.appendingPathComponent("README.md")] + articles {
            let text = try String(contentsOf: document, encoding: .utf8)
            let blocks = text.components(separatedBy: "```swift\n").dropFirst()
                .map { $0.components(separatedBy: "```")[0] }
            for block in blocks {
                // The imports for all samples are at the top of the file.
                let sample = lines(block).filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
                if compiled.contains(sample) { counts[document.lastPathComponent, default: 0] += 1 }
            }
        }
        // If a sample's text differs, the sample is not counted.
        #expect(
            counts == [
                "README.md": 3, "GettingStarted.md": 1, "MakingCalls.md": 5, "ErrorsOfPresenceCalls.md": 1,
                "StatusMessagesAndTimeZones.md": 2, "ChangeNotifications.md": 3, "RichNotifications.md": 1,
                "TestingWithoutATenant.md": 2, "WatchingManyUsers.md": 1,
            ]
        )
    }

    @Test("The samples behave as the documentation describes")
    func sampleBehavior() async throws {
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(signedInUser: "me".guid)
        )
        try await ReadmeSamples.calls(client)
        try await ReadmeSamples.errors(client)
        try await ReadmeSamples.errors(client)
        try await ReadmeSamples.many(client)
        try await ReadmeSamples.held(client, Call())
        let shown = Locked<[Presence]>([])
        let watching = Task {
            try await ReadmeSamples.watched(client) { presences in shown.withLock { $0 += presences } }
        }
        try await eventually { !shown.withLock({ $0.isEmpty }) }
        watching.cancel()
        #expect(shown.withLock { $0.count } == 2)
        try await ReadmeSamples.statusMessage(client)
        let (held, expired) = try await ReadmeSamples.emulator()
        #expect(held.availability == .available)
        #expect(expired.availability == .offline)
        #expect(try await ReadmeSamples.faded().activity?.rawValue == "AvailableInactive")
        #expect(try await ReadmeSamples.started().displayStatus == .inACall)
        #expect(try await ReadmeSamples.teamsClient() == .inAMeeting)
        let local = ReadmeSamples.timeZones()
        #expect(local.dateTime == "2026-10-14T19:46:40.0000000")
        #expect(local.timeZone == "W. Europe Standard Time")
        #expect(local.date == Date(timeIntervalSince1970: 1_792_000_000))
        let transport = RecordingTransport(TransportResponse(json: "{}"))
        #expect(try await ReadmeSamples.byHand(.recording(transport)) == [:])
        #expect(
            transport.requests.map(\.url.absoluteString)
                == ["https://graph.microsoft.com/v1.0/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3/manager"]
        )
    }

    @Test("The documented receiver handles notifications")
    func sampleReceiver() async throws {
        let emulator = EmulatorTransport(signedInUser: "me".guid)
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator)
        let url = try #require(URL(string: "https://example.com/hook"))
        let subscriber = ReadmeSamples.Subscriber(graphClient: client)
        let subscription = try await subscriber.subscribe(["u".guid], url, "state")
        #expect(subscription.id != nil)
        let rich = try JSONEncoder().encode(try subscriber.rich(["u".guid], url, "AA=="))
        let members = try JSONDecoder().decode([String: GraphJSONValue].self, from: rich)
        #expect(members["encryptionCertificate"] == "AA==")
        #expect(members["lifecycleNotificationUrl"] == "https://example.com/hook")
        #expect(members["includeResourceData"] == true)
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: "u".guid)
        let notification = try #require(try emulator.takeNotifications().first)
        let refreshed = Locked<[String]>([])
        let logged = Locked<[String]>([])
        for state in ["another", "state"] {
            let receiver = ReadmeSamples.Receiver(
                clientState: state,
                log: { text in logged.withLock { $0.append(text) } },
                refresh: { user in refreshed.withLock { $0.append(user) } },
                show: { presence in refreshed.withLock { $0.append("show \(presence.id)") } },
                recover: { event, id in refreshed.withLock { $0.append("\(event) \(id ?? "-")") } }
            )
            #expect(try receiver.response(query: nil, body: notification.body).status == 202)
            let validation = try receiver.response(query: "validationToken=a%20b", body: Data())
            #expect(String(decoding: validation.body, as: UTF8.self) == "a b")
            // Only the receiver with the correct client state refreshes the user's presence.
            while state == "state", refreshed.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(1)) }
        }
        #expect(refreshed.withLock { $0 } == ["u".guid])
        #expect(logged.withLock { $0.count } == 1)
    }

    @Test("The documented actor keeps a subscription")
    func sampleKeeper() async throws {
        let clock = ManualClock()
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(clock: clock, signedInUser: "me".guid),
            clock: clock
        )
        let url = try #require(URL(string: "https://example.com/hook"))
        let subscription = { @Sendable end in
            try Subscription.presences(
                of: ["u".guid],
                notificationUrl: url,
                lifecycleNotificationUrl: url,
                expires: end
            )
        }
        // An earlier process has left a subscription.
        let others = try Subscription.presences(
            of: ["v".guid],
            notificationUrl: url,
            expires: clock.now + 3_500
        )
        let old = try await client.subscriptions.post(others)
        let refreshes = Locked(0)
        let keeper = ReadmeSamples.SubscriptionKeeper(
            client,
            clock: clock,
            refreshAll: { refreshes.withLock { $0 += 1 } },
            subscription: subscription
        )
        func current() async throws -> Subscription? { try await client.subscriptions.get().value.first }
        let keeping = Task { try await keeper.run() }
        try await eventually { clock.sleeperCount == 1 }
        let first = try #require(try await current())
        #expect(first.id != old.id)
        #expect(try await client.subscriptions.get().value.map(\.id) == [first.id])
        #expect(first.resource?.contains("u".guid) == true)
        #expect(refreshes.withLock { $0 } == 1)
        clock.advance(by: .seconds(1_750))
        try await eventually { clock.sleeperCount == 1 }
        let renewed = try #require(try await current())
        #expect(renewed.id == first.id)
        #expect(renewed.expirationDateTime?.date == clock.now + 3_500)
        // The service has removed the subscription.
        try await client.subscriptions[first.id ?? ""].delete()
        clock.advance(by: .seconds(1_750))
        try await eventually { clock.sleeperCount == 1 }
        let second = try #require(try await current())
        #expect(second.id != first.id)
        #expect(refreshes.withLock { $0 } == 2)
        try await keeper.recover("missed", second.id)
        try await keeper.recover("missed", first.id)
        #expect(refreshes.withLock { $0 } == 3)
        try await keeper.recover("subscriptionRemoved", second.id)
        #expect(try await current()?.id != second.id)
        #expect(refreshes.withLock { $0 } == 4)
        keeping.cancel()
        await #expect(throws: CancellationError.self) { try await keeping.value }
    }

    @Test("The documented middleware counts each call once")
    func sampleMiddleware() async throws {
        let emulator = EmulatorTransport()
        emulator.add(.response(503))
        let counted = Locked<[String]>([])
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: emulator,
            middleware: [
                ReadmeSamples.CallCounter { call, status in counted.withLock { $0.append("\(status) \(call)") } }
            ],
            clock: ClosureClock(now: { Date() }, sleep: { _ in })
        )
        _ = try await client.users["u".guid].presence.get()
        // The retry is not counted as a second call.
        #expect(counted.withLock { $0 } == ["200 GET /users/{user-id}/presence"])
    }
}
