// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A command-line client for tests that break the client's connections.
///
/// The client performs an operation one or more times and prints one line for each result. The client runs in a
/// separate process because some faults crash the process.
struct FaultClient {
    private enum Operation: String {
        case read, write, batch, bulk, token
    }

    private static let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    private static let sessionID = "22553876-f5ab-4529-bffb-cfe50aa89f87"

    private let operation: Operation
    private let count: Int
    private let credential: any TokenCredential
    private let client: GraphServiceClient

    /// Performs the operation that the process's arguments specify.
    ///
    /// - Parameter transport: The transport for the client and its credential.
    static func main(transport: any GraphTransport) async {
        guard let client = FaultClient(Array(CommandLine.arguments.dropFirst()), transport) else {
            print(
                "usage: fault-client read|write|batch|bulk|token [--base-url URL] [--authority URL]",
                "[--timeout SECONDS] [--attempts N] [--count N]"
            )
            exit(64)
        }
        // A fault may crash the process, so each line is written immediately.
        for _ in 0..<client.count { FileHandle.standardOutput.write(Data("\(await client.line())\n".utf8)) }
    }

    private init?(_ arguments: [String], _ transport: any GraphTransport) {
        guard let operation = arguments.first.flatMap(Operation.init), arguments.count % 2 == 1 else { return nil }
        var options: [String: String] = [:]
        for index in stride(from: 1, to: arguments.count, by: 2) { options[arguments[index]] = arguments[index + 1] }
        let authority = options["--authority"].flatMap { URL(string: $0) }
        let timeout = Duration.seconds(options["--timeout"].flatMap { Double($0) } ?? 30)
        // Without random delays, only Retry-After delays a retry.
        let policy = GraphRetryPolicy(
            maximumAttempts: options["--attempts"].flatMap { Int($0) } ?? 4,
            random: { 0 }
        )
        self.operation = operation
        count = options["--count"].flatMap { Int($0) } ?? 1
        if let authority {
            credential = ClientSecretCredential(
                tenantId: "contoso.com",
                clientId: Self.sessionID,
                clientSecret: "secret-canary",
                options: CredentialOptions(
                    authority: authority,
                    transport: transport,
                    retryPolicy: policy,
                    timeout: timeout
                )
            )
        } else {
            credential = StaticTokenCredential("token-canary")
        }
        client = GraphServiceClient(
            credential: credential,
            transport: transport,
            baseURL: options["--base-url"].flatMap { URL(string: $0) },
            retryPolicy: policy,
            timeout: timeout
        )
    }

    /// Performs the operation once and returns the line to print.
    private func line() async -> String {
        do {
            return "ok " + (try await perform())
        } catch let error as GraphError {
            let status = error.status.map(String.init) ?? "-"
            let attempts = error.attempts.map(String.init) ?? "-"
            return "error \(error.kind) \(status) \(error.code ?? "-") attempts=\(attempts): \(error)"
        } catch {
            return "error \(type(of: error)) - - attempts=-: \(error)"
        }
    }

    private func perform() async throws -> String {
        let presence = client.users[Self.userID].presence
        switch operation {
        case .read:
            return Self.text(of: try await presence.get())
        case .write:
            try await presence.setPresence(.busyInACall, sessionId: Self.sessionID)
            return "written"
        case .batch:
            let body = SetPresencePostRequestBody(.busyInACall, sessionId: Self.sessionID)
            let request = presence.setPresence.postRequest(body)
            let results = try await client.batch([request, request])
            for result in results { try result.get() }
            return "\(results.count) written"
        case .bulk:
            let result = try await client.communications.getPresencesByUserId.all([Self.userID, Self.sessionID])
            let presences = result.presences.map(Self.text).joined(separator: ", ")
            return "[\(presences)] unreadable=\(result.unreadable) missing=\(result.missingIDs)"
        case .token:
            let context = TokenRequestContext(cloud: .global, scopes: [GraphCloud.global.defaultScope])
            let token = try await credential.token(for: context)
            return "a token of \(token.token.count) characters"
        }
    }

    private static func text(of presence: Presence) -> String {
        "\(presence.id) \(presence.availability?.rawValue ?? "-") \(presence.activity?.rawValue ?? "-")"
    }
}
