// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import graph_presence

/// Tests that renew the stored sign-in at a token endpoint with scripted responses.
@Suite(.waiting, .timeLimit(.minutes(5))) struct SignInRenewalTests {
    private static let renewed = #"{"access_token":"a","expires_in":3600,"refresh_token":"second"}"#

    /// Returns a server that is both the service and the token endpoint.
    private static func server(
        token: @escaping @Sendable (ScriptedConnection) -> Void = { $0.respond(200, renewed) }
    ) throws -> ScriptedServer {
        try ScriptedServer { connection in
            while let request = connection.readRequest() {
                if request.contains("/oauth2/v2.0/token ") {
                    token(connection)
                } else if request.contains("/devicecode ") {
                    connection.respond(500, "{}")
                } else {
                    connection.respond(200, #"{"id":"u","availability":"Away","activity":"Away"}"#)
                }
            }
        }
    }

    private static func signIn(_ server: ScriptedServer) -> SignInStore.SignIn {
        SignInStore.SignIn(
            id: "1",
            clientId: "app",
            tenant: "contoso",
            authority: server.origin,
            cloud: "global",
            refreshToken: "first"
        )
    }

    private static func tokenRequests(_ server: ScriptedServer) -> Int {
        server.requests.count { $0.contains("/oauth2/v2.0/token ") }
    }

    @Test("The error for a rejected refresh token contains the reason from the token endpoint")
    func rejectedRefreshToken() throws {
        let tool = try Tool()
        defer { tool.end() }
        let server = try Self.server {
            $0.respond(400, #"{"error":"invalid_grant","error_description":"AADSTS700082: It has expired."}"#)
        }
        defer { server.stop() }
        try SignInStore(folder: tool.home).save(Self.signIn(server))
        let result = try tool.run(["get", "--me", "--base-url", server.origin + "/v1.0"])
        #expect(result.status == 2)
        #expect(
            result.errors
                == "error: GET /me/presence: the credential provided no access token: the sign-in has expired or was revoked "
                + "(AADSTS700082: It has expired); run 'graph-presence login'\n"
        )
        #expect(Self.tokenRequests(server) == 1)
        #expect(server.requests.count == 1)
    }

    @Test("Waiting for another process does not count toward the timeout")
    func waitForOtherProcess() async throws {
        let tool = try Tool()
        defer { tool.end() }
        let server = try Self.server()
        defer { server.stop() }
        let store = SignInStore(folder: tool.home)
        try store.save(Self.signIn(server))
        let lock = try #require(try await store.lock())
        let releasing = Task {
            try? await Task.sleep(for: .seconds(5))
            lock.release()
        }
        let result = try tool.run(["get", "--me", "--timeout", "PT2S", "--base-url", server.origin + "/v1.0"])
        #expect(result.errors == "")
        #expect(result.output == "id        u\npresence  Away/Away\n")
        await releasing.value
        #expect(Self.tokenRequests(server) == 1)
    }

    @Test("Calls that are made during a renewal share the renewal's result")
    func sharedRenewal() async throws {
        let tool = try Tool()
        defer { tool.end() }
        let server = try Self.server()
        defer { server.stop() }
        let store = SignInStore(folder: tool.home)
        try store.save(Self.signIn(server))
        let options = CredentialOptions(authority: URL(string: server.origin))
        let credential = SignInCredential(Self.signIn(server), in: store, options: options)
        #expect(credential.isInteractive)
        let context = TokenRequestContext(cloud: .global, scopes: [GraphCloud.global.defaultScope])
        let lock = try #require(try await store.lock())
        for _ in 0..<3 {
            // A busy machine needs some time to start each call.
            let abandoned = Task { try await credential.token(for: context) }
            try await Task.sleep(for: .seconds(1.5))
            abandoned.cancel()
            await #expect(throws: CancellationError.self) { try await abandoned.value }
        }
        let last = Task { try await credential.token(for: context) }
        try await Task.sleep(for: .seconds(1.5))
        lock.release()
        #expect(try await last.value.token == "a")
        // If canceled calls still waited, each of them would acquire the lock in turn.
        try await store.lock()?.release()
        try await Task.sleep(for: .milliseconds(300))
        #expect(Self.tokenRequests(server) == 1)
        #expect(store.load()?.refreshToken == "second")
    }

    @Test("The refresh token is not lost if a renewal is interrupted")
    func interruptedRenewal() async throws {
        let tool = try Tool()
        defer { tool.end() }
        let (requestArrived, isInterrupted) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let server = try Self.server {
            requestArrived.signal()
            Self.wait(isInterrupted)
            // The delay ensures that the process receives the signal before the response.
            Thread.sleep(forTimeInterval: 0.5)
            $0.respond(200, Self.renewed)
        }
        defer { server.stop() }
        let store = SignInStore(folder: tool.home)
        try store.save(Self.signIn(server))
        let process = try tool.start(
            ["watch", "--user", Tool.me],
            baseURL: server.origin + "/v1.0",
            ["GRAPH_ACCESS_TOKEN": ""]
        )
        Self.wait(requestArrived)
        kill(process.processIdentifier, SIGTERM)
        isInterrupted.signal()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(store.load()?.refreshToken == "second")
    }

    private static func wait(_ semaphore: DispatchSemaphore) {
        #expect(semaphore.wait(timeout: .now() + 60) == .success)
    }
}
