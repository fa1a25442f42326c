// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests that no hand-written public type reveals a secret when it is printed. The tests create a value of each type
/// with a canary wherever the type can contain a secret, and print the value in every way.
@Suite(.timeLimit(.minutes(5))) struct SecretTests {
    static let canary = "canary-5f2a-0123456789"

    static let headers: GraphHeaders = ["Authorization": "Bearer " + canary, "X-Own": canary]
    static let operation = GraphOperation(method: .post, pathTemplate: "/users/{id}/x")
    static let credential = StaticTokenCredential(canary)
    static let token = GraphAccessToken(canary, expiresOn: Date())
    static let request = TransportRequest(
        method: .post,
        url: URL(fileURLWithPath: "/\(canary)"),
        headers: headers,
        body: Data(canary.utf8)
    )
    static let response = TransportResponse(status: 200, headers: headers, body: Data(canary.utf8))
    static let configuration = RequestConfiguration(headers: headers, query: ["$select": canary])
    static let graphRequest = GraphRequest<Void>(
        .post,
        "/users/\(canary)/x",
        body: .json(["message": .string(canary)] as GraphJSONValue),
        configuration: configuration
    )
    static let client = GraphServiceClient(
        credential: credential,
        transport: ClosureTransport { _ in response },
        middleware: [SecretMiddleware(secret: canary)]
    )
    static let pages = client.pages(
        of: GraphRequest<CollectionResponse<Presence>>(
            .get,
            GraphPath().appending(parameter: "id", value: canary),
            configuration: configuration
        )
    )
    static let environment = [
        "AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "i", "AZURE_CLIENT_SECRET": canary, "IDENTITY_HEADER": canary,
        "IDENTITY_ENDPOINT": "http://127.0.0.1/",
    ]

    struct SecretTransport: GraphTransport {
        let secret: String

        func send(_ request: TransportRequest) async throws -> TransportResponse { response }
    }

    struct SecretMiddleware: GraphMiddleware {
        let secret: String

        func intercept(
            _ request: TransportRequest,
            for operation: GraphOperation,
            next: Next
        ) async throws -> TransportResponse {
            try await next(request)
        }
    }

    struct SecretError: Error { let secret: String }

    static let unreadable = UnreadableElement(member: "value", index: 0, error: "e", json: .string(canary))
    static let reason = RejectedNotification.Reason.undecryptable(SecretError(secret: canary))

    /// Returns an example of each type with the canary wherever the type can contain a secret.
    static func examples() throws -> [String: Any] {
        [
            "GraphAccessToken": token,
            "BatchItem": BatchItem(graphRequest, id: "a"),
            "Body": GraphRequest<Void>.Body.json(canary),
            "ClientAssertionCredential": ClientAssertionCredential(tenantId: "t", clientId: "i") { canary },
            "ClientSecretCredential": ClientSecretCredential(tenantId: "t", clientId: "i", clientSecret: canary),
            "ClosureTokenCredential": ClosureTokenCredential { _ in token },
            "CredentialOptions": CredentialOptions(transport: SecretTransport(secret: canary)),
            "DeviceCodeCredential": DeviceCodeCredential(clientId: "i", refreshToken: canary) { _ in },
            "EmulatorApplication": EmulatorApplication(clientId: "i", clientSecret: canary),
            "EmulatorNotification": EmulatorNotification(url: "https://example.com/", body: Data(canary.utf8)),
            "EmulatorServer": try EmulatorServer(EmulatorTransport(tokens: [canary: .user("u", permissions: [])])),
            "EmulatorTransport": EmulatorTransport(
                tokens: [canary: .user("u", permissions: [])],
                applications: [EmulatorApplication(clientId: "i", clientSecret: canary)]
            ),
            "EnvironmentCredential": EnvironmentCredential(environment: environment),
            "Field": GraphHeaders.Field(name: "Authorization", value: canary),
            "GraphHeaders": headers,
            "GraphPath": GraphPath().appending(parameter: "id", value: canary),
            "GraphRequest": graphRequest,
            "GraphPages": pages,
            "AsyncIterator": pages.makeAsyncIterator(),
            "GraphServiceClient": client,
            "ClosureTransport": ClosureTransport { _ in response },
            "ManagedIdentityCredential": ManagedIdentityCredential(environment: environment),
            "Reason": reason,
            "RejectedNotification": RejectedNotification(index: 0, reason: reason, subscriptionId: "s"),
            "GraphRequestAdapter": client.requestAdapter,
            "RequestConfiguration": configuration,
            "GraphRequestContext": client.context.appending(parameter: "id", value: canary),
            "GraphRetryPolicy": GraphRetryPolicy.standard,
            "StaticTokenCredential": credential,
            "TokenRequestContext": TokenRequestContext(cloud: .global, scopes: [], rejectedToken: token),
            "TransportError": TransportError(partialResponse: response, underlying: URLError(.timedOut)),
            "TransportRequest": request,
            "TransportResponse": response,
            "URLSessionTransport": URLSessionTransport(),
            "UnreadableElement": unreadable,
            "UnreadablePresence": BulkPresences.UnreadablePresence(page: 0, element: unreadable),
            "PresenceRequestBuilder": client.users[canary].presence,
            "ActionRequestBuilder": client.users[canary].presence.setPresence,
            "Sensitive": Sensitive(canary),
        ]
    }

    /// The types that cannot contain a secret, with the reason.
    static let harmless: [String: String] = {
        let groups: [(String, [String])] = [
            (
                "facts about operations, clouds, and formats",
                [
                    "GraphMethod", "GraphOperation", "GraphPermissions", "GraphCloud", "Name", "PropertyConstraint",
                    "Kind",
                    "RetryReason", "FailureReason", "RequestValidation", "GraphPropertyKey", "ValidationIssues",
                    "GraphConstraint",
                    "OperationsByPath", "Fact",
                    "WindowsTimeZones", "FileRefreshTokenStore",
                    "EmulatorThrottling", "StringInterpolation", "TimeoutError",
                ]
            ),
            (
                "data for or from the service, which a program prints on purpose",
                [
                    "GraphDateTimeOffset", "GraphDuration", "GraphJSONValue", "GraphIndirect", "CollectionResponse",
                    "GraphResponse", "BulkPresences",
                    "Detail", "PresenceCommand", "PresenceService", "PresenceServiceError", "PresenceState",
                    "WorkLocationSignal", "EmulatorFault", "Step", "Event", "TimedEvent", "PresenceStatus",
                    "WatchedPresences",
                    "Entry",
                    "PresenceNotification", "PresenceNotifications",
                    "NotificationValidation", "LifecycleEvent",
                ]
            ),
            (
                "types that contain a builder; one builder is tested",
                [
                    "HeldSession", "HeldSessionEvent", "HeldSessionOptions", "PresenceWatch", "TimedEvents", "Iterator",
                    "RequestBudget",
                ]
            ),
            ("clocks", ["ManualClock", "GraphSystemClock"]),
            ("shown to the user on purpose", ["DeviceCodePrompt"]),
            ("tested call by call", ["GraphError", "GraphEvent"]),
            ("names without tokens", ["EmulatorIdentity", "EmulatorLifecycleEvent"]),
        ]
        return Dictionary(uniqueKeysWithValues: groups.flatMap { reason, names in names.map { ($0, reason) } })
    }()

    func shown(_ value: Any) -> String {
        var text = "\(value) \(String(reflecting: value))"
        dump(value, to: &text)
        if let error = value as? any Error { text += error.localizedDescription }
        return text
    }

    @Test("No printed value reveals a secret") func typesHideSecrets() throws {
        for (name, value) in try Self.examples() {
            #expect(!shown(value).contains(Self.canary), "\(name): \(shown(value))")
            // An array may print its elements differently.
            #expect(!shown([value]).contains(Self.canary), "\(name)")
        }
    }

    @Test("Every public type has an example or cannot contain a secret") func allTypesCovered() throws {
        let root = TestRun.repository
        let declaration = try Regex("^ *(?:nonisolated )?public (?:final )?(?:struct|class|enum|actor) ([A-Za-z]+)")
            .anchorsMatchLineEndings()
        let known = Set(try Self.examples().keys).union(Self.harmless.keys)
        var found: Set<String> = []
        for module in ["GraphRuntime", "GraphPresence", "GraphPresenceEmulator"] {
            let folder = root.appendingPathComponent("Sources/\(module)")
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            for case let file as URL in files ?? FileManager.DirectoryEnumerator() where file.pathExtension == "swift" {
                // The generated types are the service's data types and request builders, of which one builder is
                // tested.
                if file.lastPathComponent.hasSuffix(".generated.swift") { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: declaration) {
                    if let name = match.output[1].substring { found.insert(String(name)) }
                }
            }
        }
        #expect(found.count > 50)
        #expect(found.subtracting(known).sorted() == [])
    }
}
