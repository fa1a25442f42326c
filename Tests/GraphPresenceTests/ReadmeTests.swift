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

    @Test("The README contains the samples that the tests run")
    func samplesMatchReadme() throws {
        let readme = try String(
            contentsOf: Self.folder.deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("README.md"),
            encoding: .utf8
        )
        let samples = try String(contentsOf: Self.folder.appendingPathComponent("ReadmeSamples.swift"), encoding: .utf8)
        let compiled = lines(samples).joined(separator: "\n")
        let blocks = readme.components(separatedBy: "```swift\n").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
        // The imports of all samples are at the top of the file.
        let samplesInBoth = blocks.map { block in
            lines(block).filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
        }.filter { compiled.contains($0) }
        // If the text of a sample differs, it is not in both files.
        #expect(samplesInBoth.count == 12, "\(samplesInBoth.joined(separator: "\n\n"))")
    }

    @Test("The samples behave as the README describes")
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
        try await ReadmeSamples.told(client, until: Date() + 60)
        let (held, expired) = try await ReadmeSamples.emulator()
        #expect(held.availability == .available)
        #expect(expired.availability == .offline)
        let transport = RecordingTransport(TransportResponse(json: "{}"))
        #expect(try await ReadmeSamples.byHand(.recording(transport)) == [:])
        #expect(
            transport.requests.map(\.url.absoluteString)
                == ["https://graph.microsoft.com/v1.0/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3/manager"]
        )
    }

    @Test("The receiver in the README handles notifications")
    func sampleReceiver() async throws {
        let emulator = EmulatorTransport(signedInUser: "me".guid)
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator)
        let url = try #require(URL(string: "https://example.com/hook"))
        let subscription = try await ReadmeSamples.subscribed(client, ["u".guid], url, "state")
        #expect(subscription.id != nil)
        let rich = try JSONEncoder().encode(try ReadmeSamples.rich(["u".guid], url, "AA=="))
        let members = try JSONDecoder().decode([String: GraphJSONValue].self, from: rich)
        #expect(members["encryptionCertificate"] == "AA==")
        #expect(members["lifecycleNotificationUrl"] == "https://example.com/hook")
        #expect(members["includeResourceData"] == true)
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: "u".guid)
        let notification = try #require(try emulator.takeNotifications().first)
        let refreshed = Locked<[String]>([])
        for state in ["another", "state"] {
            let receiver = ReadmeSamples.Receiver(clientState: state) { user in refreshed.withLock { $0.append(user) } }
            #expect(try receiver.response(query: nil, body: notification.body).status == 202)
            let validation = try receiver.response(query: "validationToken=a%20b", body: Data())
            #expect(String(decoding: validation.body, as: UTF8.self) == "a b")
            // Only the receiver with the correct client state refreshes the user.
            while state == "state", refreshed.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(1)) }
        }
        #expect(refreshed.withLock { $0 } == ["u".guid])
    }

    @Test("The middleware in the README counts each call once")
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
        // The retry is not counted.
        #expect(counted.withLock { $0 } == ["200 GET /users/{user-id}/presence"])
    }
}
