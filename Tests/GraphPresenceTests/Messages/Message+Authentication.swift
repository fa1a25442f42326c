// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

extension Message {
    /// Error messages from credentials and the token endpoint.
    static let authentication: [Message] =
        [
            credential(
                "a credential that throws",
                ClosureTokenCredential { _ in throw NSError(domain: "MSAL", code: 1) }
            ),
            credential("an empty token", StaticTokenCredential("")),
            credential("an environment without a credential", EnvironmentCredential(environment: [:])),
            credential(
                "a managed identity with a line break in its header",
                ManagedIdentityCredential(environment: [
                    "IDENTITY_ENDPOINT": "http://localhost", "IDENTITY_HEADER": "a\nb",
                ])
            ),
            credential("an invalid tenant", secret(tenantId: "a/b")),
            credential("an authority without TLS", secret(authority: "http://login.example.com")),
            endpoint(
                "a rejected client secret",
                TransportResponse(
                    status: 401,
                    json: """
                        {"error":"invalid_client","error_codes":[7000215],
                        "error_description":"AADSTS7000215: Invalid client secret provided. Trace ID: 1"}
                        """
                )
            ),
            endpoint("a token endpoint that returns no details", TransportResponse(status: 400)),
            endpoint("a token endpoint that is unavailable", TransportResponse(status: 503)),
            endpoint(
                "a token endpoint that is throttling",
                TransportResponse(status: 429, headers: ["Retry-After": "30"])
            ),
            endpoint("a response without a token", TransportResponse(json: "{}")),
            endpoint(
                "the sign-in page of a captive portal",
                TransportResponse(
                    status: 200,
                    headers: ["Content-Type": "text/html"],
                    body: Data("<html>".utf8)
                )
            ),
            Message("a device code that expires") {
                let start = #"{"user_code":"A","device_code":"secret","verification_uri":"https://x","expires_in":1}"#
                let transport = RecordingTransport(
                    TransportResponse(json: start),
                    TransportResponse(status: 400, json: #"{"error":"authorization_pending"}"#)
                )
                let options = CredentialOptions(transport: transport, clock: TestClock())
                let credential = DeviceCodeCredential(clientId: "app", options: options) { _ in }
                let client = GraphServiceClient(credential: credential, transport: RecordingTransport())
                do { return "\(try await client.me.presence.get())" } catch { return "\(error)" }
            },
            Message("a device code") {
                let shown = Locked("")
                let start =
                    #"{"user_code":"ABC","device_code":"d","verification_uri":"https://microsoft.com/devicelogin"}"#
                let transport = RecordingTransport(
                    TransportResponse(json: start),
                    TransportResponse(json: #"{"access_token":"t"}"#)
                )
                let options = CredentialOptions(transport: transport, clock: TestClock())
                let credential = DeviceCodeCredential(clientId: "app", options: options) { prompt in
                    shown.withLock { $0 = prompt.message }
                }
                _ = try await credential.token(for: TokenRequestContext(cloud: .global, scopes: []))
                return shown.withLock { $0 }
            },
            Message("a sign-in that is not allowed") {
                let options = CredentialOptions(transport: RecordingTransport(), clock: TestClock())
                let credential = DeviceCodeCredential(clientId: "app", options: options) { _ in }
                let context = TokenRequestContext(cloud: .global, scopes: [], allowsSignIn: false)
                do {
                    _ = try await credential.token(for: context)
                    return "no error"
                } catch {
                    return error.localizedDescription
                }
            },
        ] + storage

    private static func credential(_ situation: String, _ credential: any TokenCredential) -> Message {
        response(situation, credential: credential) { _ in TransportResponse(status: 200) }
    }

    private static func secret(
        tenantId: String = "contoso.com",
        authority: String? = nil,
        _ response: TransportResponse = TransportResponse(json: "{}")
    ) -> ClientSecretCredential {
        ClientSecretCredential(
            tenantId: tenantId,
            clientId: "app",
            clientSecret: "3f1c-canary",
            options: CredentialOptions(
                authority: authority.flatMap { URL(string: $0) },
                transport: RecordingTransport(response),
                clock: TestClock()
            )
        )
    }

    private static func endpoint(_ situation: String, _ response: TransportResponse) -> Message {
        credential(situation, secret(response))
    }

    /// Returns the message for an error about a file in a new folder. A folder can exist at the path of the file.
    private static func stored(
        _ situation: String,
        named name: String = "sign-in.json",
        isFolder: Bool = false,
        _ call: @escaping @Sendable (FileRefreshTokenStore) async throws -> Void
    ) -> Message {
        Message(situation) {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: isFolder ? file : folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            do {
                try await call(FileRefreshTokenStore(file: file, lockTimeout: .seconds(1)))
                return "no error"
            } catch {
                return error.localizedDescription.replacingOccurrences(of: file.path, with: "/home/u/sign-in.json")
            }
        }
    }

    private static let storage: [Message] = [
        stored("a sign-in that cannot be read", isFolder: true) { _ = try $0.load() },
        stored("a sign-in that cannot be stored", isFolder: true) { try $0.save(Data()) },
        stored("a folder in place of a sign-in", isFolder: true) { try $0.save(nil) },
        stored("a sign-in that cannot be removed", named: "a/sign-in.json") { store in
            try Data().write(to: store.file.deletingLastPathComponent())
            try store.save(nil)
        },
        // The name of the temporary file for the new contents is too long.
        stored("a sign-in that cannot be renewed", named: String(repeating: "a", count: 250)) { _ = try $0.reserve() },
        stored("a lock that another process does not release") { store in
            let lock = try await store.lock()
            defer { lock?.release() }
            _ = try await store.lock()
        },
        problem("a full disk", ENOSPC, .writing), problem("a read-only file system", EROFS, .writing),
        problem("a folder that does not exist", ENOENT, .writing),
        problem("a file that does not exist", ENOENT, .reading),
        problem("a file that cannot be read without permission", EACCES, .reading),
        problem("a folder that cannot be changed without permission", EACCES, .writing),
        problem("too many symbolic links", ELOOP, .reading), problem("another error when reading", EIO, .reading),
        problem("another error when writing", EIO, .writing), problem("another error when removing", EIO, .removing),
    ]

    private static func problem(_ situation: String, _ code: Int32, _ operation: FileProblem.Operation) -> Message {
        Message(situation) {
            FileProblem(NSError(domain: NSPOSIXErrorDomain, code: Int(code)), while: operation).description
        }
    }
}
