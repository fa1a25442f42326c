import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// No secret is shown: every public type that is written by hand is made with a canary wherever a secret can be, and
/// printed in every way there is.
@Suite struct SecretTests {
    private static let canary = "canary-5f2a-0123456789"

    private static let headers: GraphHeaders = ["Authorization": "Bearer " + canary, "X-Own": canary]
    private static let operation = GraphOperation(method: .post, pathTemplate: "/users/{id}/x")
    private static let credential = StaticTokenCredential(canary)
    private static let token = AccessToken(canary, expiresOn: Date())
    private static let request = TransportRequest(
        method: .post,
        url: URL(fileURLWithPath: "/\(canary)"),
        headers: headers,
        body: Data(canary.utf8)
    )
    private static let response = TransportResponse(status: 200, headers: headers, body: Data(canary.utf8))
    private static let configuration = RequestConfiguration(headers: headers, query: ["$select": canary])
    private static let graphRequest = GraphRequest<Void>(
        .post,
        "/users/\(canary)/x",
        body: .json(["message": .string(canary)] as JSONValue),
        configuration: configuration
    )
    private static let client = GraphServiceClient(
        credential: credential,
        transport: HandlerTransport { _ in response },
        middleware: [SecretMiddleware(secret: canary)]
    )
    private static let environment = [
        "AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "i", "AZURE_CLIENT_SECRET": canary, "IDENTITY_HEADER": canary,
        "IDENTITY_ENDPOINT": "http://127.0.0.1/",
    ]

    private struct SecretTransport: Transport {
        let secret: String

        func send(_ request: TransportRequest) async throws -> TransportResponse { response }
    }

    private struct SecretMiddleware: Middleware {
        let secret: String

        func intercept(
            _ request: TransportRequest,
            for operation: GraphOperation,
            next: Next
        ) async throws -> TransportResponse {
            try await next(request)
        }
    }

    private struct SecretError: Error { let secret: String }

    private static let unreadable = UnreadableElement(member: "value", index: 0, error: "e", json: .string(canary))
    private static let reason = RejectedNotification.Reason.undecryptable(SecretError(secret: canary))

    /// An example of each type, with the canary where it can hold a secret.
    private static func examples() throws -> [String: Any] {
        [
            "AccessToken": token,
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
            "GraphServiceClient": client,
            "HandlerTransport": HandlerTransport { _ in response },
            "ManagedIdentityCredential": ManagedIdentityCredential(environment: environment),
            "Reason": reason,
            "RejectedNotification": RejectedNotification(index: 0, reason: reason, subscriptionId: "s"),
            "RequestAdapter": client.requestAdapter,
            "RequestConfiguration": configuration,
            "RequestContext": client.context.appending(parameter: "id", value: canary),
            "RetryPolicy": RetryPolicy.standard,
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

    /// The types that hold no secret, and why.
    private static let harmless: [String: String] = {
        let groups: [(String, [String])] = [
            (
                "facts about operations, clouds and formats",
                [
                    "GraphMethod", "GraphOperation", "GraphPermissions", "GraphCloud", "Name", "PropertyConstraint",
                    "Kind",
                    "RetryReason", "FailureReason", "RequestChecks", "PropertyKey", "ValidationIssues", "Constraint",
                    "OperationsByPath", "Fact",
                    "WindowsTimeZones",
                    "EmulatorThrottling", "StringInterpolation", "TimeoutError",
                ]
            ),
            (
                "what the service sent or is to be sent, which a program prints on purpose",
                [
                    "GraphDateTimeOffset", "GraphDuration", "JSONValue", "Indirect", "CollectionResponse",
                    "GraphResponse", "BulkPresences",
                    "Detail", "PresenceCommand", "PresenceService", "PresenceServiceError", "PresenceState",
                    "WorkLocationSignal", "EmulatorFault", "Step", "Event", "PresenceStatus",
                    "PresenceNotification", "PresenceNotifications",
                    "NotificationValidation",
                ]
            ),
            (
                "holders of a builder, of which one is tried",
                ["HeldSession", "HeldSessionEvent", "HeldSessionOptions", "PresenceWatch", "Iterator", "RequestBudget"]
            ),
            ("clocks", ["ManualClock", "SystemClock"]),
            ("shown to the user on purpose", ["DeviceCodePrompt"]),
            ("tried call by call", ["GraphError", "GraphEvent"]), ("names without tokens", ["EmulatorIdentity"]),
        ]
        return Dictionary(uniqueKeysWithValues: groups.flatMap { reason, names in names.map { ($0, reason) } })
    }()

    private func shown(_ value: Any) -> String {
        var text = "\(value) \(String(reflecting: value))"
        dump(value, to: &text)
        if let error = value as? any Error { text += error.localizedDescription }
        return text
    }

    @Test func noTypeShowsASecret() throws {
        for (name, value) in try Self.examples() {
            #expect(!shown(value).contains(Self.canary), "\(name): \(shown(value))")
            // A list of values prints each in its own way.
            #expect(!shown([value]).contains(Self.canary), "\(name)")
        }
    }

    @Test func everyPublicTypeIsTriedOrHarmless() throws {
        let root = TestRun.repository
        let declaration = try Regex("^ *(?:nonisolated )?public (?:final )?(?:struct|class|enum|actor) ([A-Za-z]+)")
            .anchorsMatchLineEndings()
        let known = Set(try Self.examples().keys).union(Self.harmless.keys)
        var found: Set<String> = []
        for module in ["GraphRuntime", "GraphPresence", "GraphPresenceEmulator"] {
            let folder = root.appendingPathComponent("Sources/\(module)")
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            for case let file as URL in files ?? FileManager.DirectoryEnumerator() where file.pathExtension == "swift" {
                // The generated types are values of the service's, and builders, of which one is tried.
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

    /// Answers with what it was sent: the worst that can stand between the client and the service.
    private struct Echo: Transport {
        let status: Int
        let type: String
        let breaksOff: Bool
        let padding: Int

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            let headers = request.headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
            // So long that the cut goes through the token, now here and now there.
            let text = "<pre>\(headers)\(String(repeating: " ", count: padding))\(headers)</pre>"
            let response = TransportResponse(
                status: status,
                headers: ["Content-Type": type, "X-Echo": request.headers["Authorization"] ?? ""],
                body: Data(text.utf8)
            )
            if breaksOff {
                throw TransportError(partialResponse: response, underlying: URLError(.networkConnectionLost))
            }
            return response
        }
    }

    @Test(arguments: [200, 302, 400, 401, 403, 429, 500], [true, false])
    func noErrorRepeatsTheToken(_ status: Int, _ breaksOff: Bool) async {
        for (type, padding) in [("text/html", 0), ("application/json", 0), ("text/html", 700), ("text/html", 710)] {
            let client = GraphServiceClient(
                credential: Self.credential,
                transport: Echo(status: status, type: type, breaksOff: breaksOff, padding: padding),
                retryPolicy: .never
            )
            let error = await #expect(throws: GraphError.self) { try await client.users["u"].presence.get() }
            #expect(error?.status == status)
            if let error { #expect(!shown(error).contains(Self.canary), "\(shown(error))") }
        }
    }

    @Test func noErrorOfATokenEndpointRepeatsASecret() async {
        let echo = HandlerTransport { request in
            let text =
                String(decoding: request.body ?? Data(), as: UTF8.self) + (request.headers["X-IDENTITY-HEADER"] ?? "")
            return TransportResponse(status: 400, headers: ["Content-Type": "text/html"], body: Data(text.utf8))
        }
        let options = CredentialOptions(transport: echo, retryPolicy: .never)
        let credentials: [any TokenCredential] = [
            ClientSecretCredential(tenantId: "t", clientId: "i", clientSecret: Self.canary, options: options),
            ClientAssertionCredential(tenantId: "t", clientId: "i", options: options) { Self.canary },
            ManagedIdentityCredential(options: options, environment: Self.environment),
            DeviceCodeCredential(clientId: "i", refreshToken: Self.canary, options: options) { _ in },
        ]
        for credential in credentials {
            let context = TokenRequestContext(cloud: .global, scopes: ["s"])
            let error = await #expect(throws: GraphError.self) { try await credential.token(for: context) }
            #expect(error?.status == 400)
            if let error { #expect(!shown(error).contains(Self.canary), "\(shown(error))") }
        }
    }

    @Test func noErrorOfABatchRepeatsTheToken() async throws {
        let echo = HandlerTransport { request in
            let token = request.headers["Authorization"] ?? ""
            return TransportResponse(
                json: #"{"responses":[{"id":"1","status":400,"body":{"error":{"code":"c","message":"\#(token)"}}}]}"#
            )
        }
        let client = GraphServiceClient(credential: Self.credential, transport: echo, retryPolicy: .never)
        let results = try await client.batch([client.users["u"].presence.getRequest()])
        let error = #expect(throws: GraphError.self) { try results[0].get() }
        #expect(error?.code == "c")
        if let error { #expect(!shown(error).contains(Self.canary), "\(shown(error))") }
    }
}
