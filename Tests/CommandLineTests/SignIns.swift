// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import graph_presence

/// Helpers that sign users in at the emulator.
enum SignIns {
    static let permissions: Set<String> = [
        "Presence.Read", "Presence.Read.All", "Presence.ReadWrite",
    ]

    /// Runs `login` while a simulated user approves or denies every sign-in.
    static func login(
        _ tool: Tool,
        _ arguments: String...,
        isDenied: Bool = false,
        in directory: URL? = nil,
        _ environment: [String: String] = [:]
    ) async throws -> Product.Result {
        let emulator = tool.emulator
        let deciding = Task {
            while !Task.isCancelled {
                for code in emulator.pendingDeviceCodes {
                    try isDenied ? emulator.denyDeviceCode(code) : emulator.approveDeviceCode(code, as: Tool.me)
                }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        defer { deciding.cancel() }
        return try await withCheckedThrowingContinuation { continuation in
            // The sign-in runs on a separate thread because it takes several seconds and must not block other tests.
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let options = arguments + ["--authority", tool.server.origin]
                        return try tool.run(["login"] + options, in: directory, environment)
                    }
                )
            }
        }
    }

    /// Returns a tool with an emulator on which the applications `app` and `other` are registered.
    static func tool(clock: ManualClock = ManualClock(), cloud: GraphCloud.Name = .global) throws -> Tool {
        let tool = try Tool(clock: clock, cloud: cloud)
        for id in ["app", "other"] {
            tool.emulator.register(EmulatorApplication(clientId: id, delegatedPermissions: permissions))
        }
        return tool
    }

    /// The ID of the user whose presence ``watch(_:_:_:through:)`` prints.
    static let watched = Tool.me

    /// Starts a watch that uses the stored sign-in, and waits until the watch has printed the first presence.
    static func watch(
        _ tool: Tool,
        _ output: Pipe,
        _ errors: Any = FileHandle.nullDevice,
        through program: [String] = []
    ) throws -> Process {
        let process = try tool.start(
            ["watch", "--user", watched, "--every", "PT0.1S"],
            output: output,
            errors: errors,
            through: program,
            ["GRAPH_ACCESS_TOKEN": ""]
        )
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        #expect(line.hasSuffix("Z  \(watched)  Offline/Offline\n"))
        return process
    }

    /// Signs a user in as `login` does, but without waiting for the user.
    static func signIn(_ tool: Tool, tenant: String = "organizations") async throws {
        let emulator = tool.emulator
        let clock = TestClock {
            for code in emulator.pendingDeviceCodes { try emulator.approveDeviceCode(code, as: Tool.me) }
        }
        let refreshToken = Locked("")
        let credential = DeviceCodeCredential(
            tenantId: tenant,
            clientId: "app",
            scopes: ["Presence.Read.All", "Presence.ReadWrite"],
            options: CredentialOptions(
                authority: URL(string: tool.server.origin),
                transport: emulator,
                retryPolicy: .withoutChance(),
                clock: clock
            ),
            onRefreshToken: { token in refreshToken.withLock { $0 = token } },
            prompt: { _ in }
        )
        let scopes = [GraphCloud.global.defaultScope]
        _ = try await credential.token(for: TokenRequestContext(cloud: .global, scopes: scopes))
        try SignInStore(folder: tool.home).save(
            SignInStore.SignIn(
                id: UUID().uuidString,
                clientId: "app",
                tenant: tenant,
                authority: tool.server.origin,
                cloud: "global",
                refreshToken: refreshToken.withLock { $0 }
            )
        )
    }
}
