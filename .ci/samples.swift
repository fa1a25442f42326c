// The names that samples use without declaring them. Every other name must be declared in the sample itself.
import Foundation
import GraphPresence
import GraphPresenceEmulator

let graphClient = GraphServiceClient(credential: credential, transport: emulator, clock: clock)
let credential: any TokenCredential = StaticTokenCredential("token")

let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
let otherUserID = "66825e03-7ef5-42da-9069-724602c31f6b"
let userIDs = [userID, otherUserID]
let teamIDs = userIDs
let applicationID = "22553876-f5ab-4529-bffb-cfe50aa89f87"
let tenantID = "contoso.com"
let clientSecret = "secret"
let secret = ClientSecretCredential(tenantId: tenantID, clientId: applicationID, clientSecret: clientSecret)

// A test with the emulator.
let clock = ManualClock()
let emulator = EmulatorTransport(clock: clock, signedInUser: userID)

/// The end of a meeting, or of another period.
let end = Date() + 3_600

// A receiver of change notifications.
let url = notificationURL
let notificationURL = URL(string: "https://example.com/notifications") ?? URL(fileURLWithPath: "/")
let clientState = "state"
let certificate = "AA=="
let subscriptionID = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07"

func show(_ presence: Presence) {}
func show(_ presences: [Presence]) {}
func refresh(_ userID: String) async {}
func renew(because event: String) async {}

/// A logger with the methods of swift-log and OSLog.
struct Logger: Sendable {
    func debug(_ message: String) {}
    func info(_ message: String) {}
    func warning(_ message: String) {}
    func error(_ message: String) {}
}
let logger = Logger()

/// A call of a softphone.
struct Call: Sendable {
    func begin() async throws {}
    func present() async throws {}
    func run() async throws {}
}
let call = Call()

/// A library that acquires access tokens.
struct TokenLibrary: Sendable {
    func token(for scopes: [String]) async throws -> String { "token" }
}
let myTokenLibrary = TokenLibrary()
