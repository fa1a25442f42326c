// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct DeadlineTests {
    /// Suspends forever and ignores cancellation.
    private static func hang() async {
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }

    private static let get = GraphRequest<GraphJSONValue>(.get, "/me/presence")

    private func client(
        credential: any TokenCredential = StaticTokenCredential("t"),
        timeout: Duration = .milliseconds(1_200),
        maximumAttempts: Int = 1,
        onEvent: (@Sendable (GraphEvent) -> Void)? = nil,
        _ handler: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
    ) -> TestClient {
        TestClient(
            credential: credential,
            transport: ClosureTransport(handler),
            retryPolicy: .withoutChance(maximumAttempts: maximumAttempts),
            clock: TestClock(),
            timeout: timeout,
            onEvent: onEvent
        )
    }

    @Test("An attempt fails when its timeout elapses even if the transport ignores cancellation")
    func hangingTransport() async {
        let events = Locked<[String]>([])
        let client = client(onEvent: { event in
            if case .failure(let reason, _) = event.kind { events.withLock { $0.append("\(reason)") } }
        }) { _ in
            await Self.hang()
            return response(200, "{}")
        }
        let error = await graphError { try await client.send(Self.get) }
        #expect(error?.kind == .transport)
        #expect(error?.attempts == 1)
        #expect(
            error?.description == "GET /me/presence: the request timed out after 1.2 seconds (1 attempt)"
        )
        #expect(events.withLock { $0 } == ["timed out"])
    }

    @Test("The error reports how long all attempts took in total")
    func attempts() async {
        let client = client(maximumAttempts: 3) { _ in
            await Self.hang()
            return response(200, "{}")
        }
        let error = await graphError { try await client.send(Self.get) }
        #expect(error?.attempts == 3)
        #expect(error?.message == "the request timed out after 1.2 seconds (3 attempts in 3 seconds)")
    }

    @Test("A write that is not idempotent is not retried after a timeout")
    func notIdempotent() async {
        let sent = Locked(0)
        let client = client(maximumAttempts: 3) { _ in
            sent.withLock { $0 += 1 }
            await Self.hang()
            return response(200, "{}")
        }
        let error = await graphError {
            try await client.send(GraphRequest<Void>(.post, "/me/x", body: .emptyObject))
        }
        #expect(error?.attempts == 1)
        #expect(sent.withLock { $0 } == 1)
    }

    @Test("A call's timeout takes precedence over the client's timeout")
    func timeoutOfCall() async {
        let client = client(timeout: .seconds(3_600)) { _ in
            await Self.hang()
            return response(200, "{}")
        }
        var request = Self.get
        request.configuration.timeout = .milliseconds(100)
        let error = await graphError { try await client.send(request) }
        #expect(error?.message == "the request timed out after 0.1 seconds (1 attempt)")
    }

    @Test("An attempt's timeout includes acquiring the token")
    func hangingCredential() async {
        let credential = ClosureTokenCredential { _ in
            await Self.hang()
            return GraphAccessToken("t")
        }
        let client = client(credential: credential) { _ in response(200, "{}") }
        let error = await graphError { try await client.send(Self.get) }
        #expect(
            error?.message == "acquiring an access token timed out after 1.2 seconds (1 attempt)"
        )
    }

    @Test("An interactive sign-in has no timeout, but the request after it does")
    func interactiveCredential() async throws {
        let credential = ClosureTokenCredential(isInteractive: true) { _ in
            try await Task.sleep(for: .seconds(1.5))
            return GraphAccessToken("t")
        }
        let responding = client(credential: credential) { _ in response(200, "{}") }
        #expect(try await responding.send(Self.get) == [:])
        let hanging = client(credential: credential) { _ in
            await Self.hang()
            return response(200, "{}")
        }
        let error = await graphError { try await hanging.send(Self.get) }
        #expect(error?.message == "the request timed out after 1.2 seconds (1 attempt)")
    }

    @Test("Cancellation ends a call at once even if an interactive credential ignores cancellation")
    func canceledSignIn() async throws {
        let hasBegun = Locked(false)
        let credential = ClosureTokenCredential(isInteractive: true) { _ in
            hasBegun.withLock { $0 = true }
            await Self.hang()
            return GraphAccessToken("t")
        }
        let client = client(credential: credential) { _ in response(200, "{}") }
        let task = Task { try await client.send(Self.get) }
        try await eventually { hasBegun.withLock { $0 } }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    /// Returns a credential that signs the user in with a device code if it has no refresh token.
    private static func deviceCode(
        refreshToken: String? = nil,
        prompt: @escaping @Sendable (DeviceCodePrompt) async throws -> Void
    ) -> DeviceCodeCredential {
        let endpoint = ClosureTransport { request in
            let form = String(decoding: request.body ?? Data(), as: UTF8.self)
            if form.contains("refresh_token=") { await hang() }
            return request.url.lastPathComponent == "devicecode"
                ? response(200, #"{"user_code":"A","device_code":"d","verification_uri":"https://x/","interval":1}"#)
                : response(200, #"{"access_token":"t","expires_in":3600}"#)
        }
        let options = CredentialOptions(transport: endpoint, retryPolicy: .never, clock: TestClock())
        return DeviceCodeCredential(clientId: "i", refreshToken: refreshToken, options: options, prompt: prompt)
    }

    @Test("A sign-in with a device code has no timeout, but the request after it does")
    func deviceCodeSignIn() async throws {
        // A busy machine may need longer than the first timeout to start the sign-in.
        for seconds in [1, 5, 25] {
            let hasBegun = Locked(false)
            // The sign-in takes longer than the timeout.
            let credential = Self.deviceCode { _ in
                hasBegun.withLock { $0 = true }
                try await Task.sleep(for: .seconds(Double(seconds) * 1.2))
            }
            let isHanging = Locked(false)
            let client = client(credential: credential, timeout: .seconds(seconds)) { _ in
                if isHanging.withLock({ $0 }) { await Self.hang() }
                return response(200, "{}")
            }
            do {
                #expect(try await client.send(Self.get) == [:])
            } catch  where seconds < 25 && !hasBegun.withLock({ $0 }) {
                continue
            }
            isHanging.withLock { $0 = true }
            let error = await graphError { try await client.send(Self.get) }
            let text = seconds == 1 ? "1 second" : "\(seconds) seconds"
            #expect(error?.message == "the request timed out after \(text) (1 attempt)")
            return
        }
    }

    @Test("An attempt's timeout includes renewing a token without user interaction")
    func hangingRenewal() async {
        let credential = Self.deviceCode(refreshToken: "canary") { _ in Issue.record("the user was prompted") }
        let client = client(credential: credential) { _ in response(200, "{}") }
        let error = await graphError { try await client.send(Self.get) }
        #expect(
            error?.message == "acquiring an access token timed out after 1.2 seconds (1 attempt)"
        )
    }

    @Test("Requests to a token endpoint have a separate timeout")
    func tokenEndpoint() async throws {
        let server = try ScriptedServer(answering: nil)
        defer { server.stop() }
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "c",
            clientSecret: "a-secret-value",
            options: CredentialOptions(
                authority: URL(string: server.origin),
                retryPolicy: .withoutChance(maximumAttempts: 2),
                clock: TestClock(),
                timeout: .milliseconds(200)
            )
        )
        let context = TokenRequestContext(cloud: .global, scopes: [])
        let error = await graphError { try await credential.token(for: context) }
        #expect(error?.kind == .authentication)
        #expect(error?.message == "the request timed out after 0.2 seconds (2 attempts in 1 second)")
    }

    @Test("A response that arrives byte by byte is canceled at the timeout")
    func slowBody() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
            while connection.send(" ") { Thread.sleep(forTimeInterval: 0.05) }
        }
        defer { server.stop() }
        let client = TestClient(
            credential: StaticTokenCredential("t"),
            transport: URLSessionTransport(),
            baseURL: server.baseURL,
            retryPolicy: .never,
            timeout: .milliseconds(400)
        )
        let error = await graphError { try await client.send(Self.get) }
        #expect(error?.kind == .transport)
        #expect(error?.message.hasPrefix("the request timed out after 0.4 seconds (1 attempt") == true)
    }

    @Test("Every call that a batch sends has the client's timeout")
    func batch() async throws {
        let client = client { _ in
            await Self.hang()
            return response(200, "{}")
        }
        let results = try await client.batch([Self.get])
        guard case .failure(let error)? = results.first else { return #expect(Bool(false), "\(results)") }
        #expect(
            error.message
                == "the batch request failed: the request timed out after 1.2 seconds (1 attempt)"
        )
    }
}
