// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import GraphRuntime
import TestSupport

@testable import graph_presence

extension Tool {
    private var signIn: SignInStore.SignIn {
        SignInStore.SignIn(
            clientId: "app",
            tenant: "contoso",
            authority: server.origin,
            cloud: "global",
            refreshToken: "first"
        )
    }

    /// Returns the message for a failed call to a sign-in store in a new folder.
    ///
    /// - Parameters:
    ///   - situation: The situation.
    ///   - prepare: A closure that creates the contents of the folder. The closure receives the store and the path of
    ///     its file.
    ///   - call: A closure that performs the failing call.
    /// - Returns: The message.
    private func stored(
        _ situation: String,
        _ prepare: @escaping @Sendable (SignInStore, String) throws -> Void,
        _ call: @escaping @Sendable (SignInStore) async throws -> Void
    ) -> Message {
        thrown(situation) {
            let file = home.appendingPathComponent("graph-presence/sign-in.json")
            let folder = file.deletingLastPathComponent()
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let store = SignInStore(folder: home)
            defer { try? FileManager.default.removeItem(at: folder) }
            try prepare(store, file.path)
            try await call(store)
        }
    }

    /// The errors from credentials and from the stored sign-in.
    var signInMessages: [Message] {
        let folder: @Sendable (SignInStore, String) throws -> Void = { _, file in
            try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
        }
        return [
            printed("no credential", ["get", "--me"]),
            printed("a profile without a sign-in", ["get", "--me", "--profile", "work"]),
            printed("an invalid profile name", ["logout", "--profile", "../a"]),
            Message("a sign-in with an ID token") {
                LoginCommand.note(
                    IDToken(objectId: nil, tenantId: nil, username: "adele@contoso.com", name: "Adele Vance")
                )
            },
            printed("no sign-in to remove", ["logout"]),
            stored("a damaged sign-in", { _, file in try Data().write(to: URL(fileURLWithPath: file)) }) {
                _ = try $0.read()
            },
            stored(
                "a sign-in that cannot be read",
                { _, file in
                    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: file)
                }
            ) { _ = try $0.read() },
            stored("a sign-in that cannot be stored", folder) { try $0.save(signIn) },
            stored("a folder in place of the sign-in", folder) { _ = try $0.remove() },
            stored(
                "a sign-in that cannot be removed",
                { _, file in
                    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
                    try FileManager.default.removeItem(at: folder)
                    try Data().write(to: folder)
                }
            ) { _ = try $0.remove() },
            stored("a lock that is not released", { store, _ in try store.save(signIn) }) { store in
                let lock = try await store.lock()
                defer { lock?.release() }
                _ = try await store.lock(timeout: .seconds(1))
            },
            Message("a renewed sign-in that cannot be stored") {
                SignInCredential.warning(SignInStore.Failure(errorDescription: "…"))
            },
            thrown("a sign-in that was revoked") { throw SignInCredential.SignInEnded() },
            thrown("a sign-in without a refresh token") { throw LoginCommand.NoRefreshToken() },
            thrown("no home folder") {
                _ = try ConfigurationFolder.url(environment: [:], passwordHome: { nil })
            },
            thrown("a relative home folder") {
                _ = try ConfigurationFolder.url(environment: ["HOME": "a"], passwordHome: { nil })
            },
            thrown("an empty home folder") {
                _ = try ConfigurationFolder.url(environment: ["HOME": ""], passwordHome: { nil })
            },
            printed(
                "a tenant that differs from AZURE_TENANT_ID",
                ["get", "--me", "--tenant", "a"],
                environment: [
                    "AZURE_TENANT_ID": "b"
                ]
            ),
            printed("a tenant and a token", ["get", "--me", "--tenant", "a"], token: "any"),
            thrown("a tenant that differs from the stored sign-in") {
                try Options(["--tenant", "a"], of: LoginCommand.self).check(against: signIn)
            },
            printed("a picture that cannot be written", ["demo", "--picture", "/nonexistent/p.svg"]),
            printed("a token file that does not exist", ["get", "--me", "--token-file", "/nonexistent"]),
        ] + tokenMessages
    }

    /// The errors for text that is not a valid access token.
    private var tokenMessages: [Message] {
        let texts: [(situation: String, data: Data)] = [
            ("a token in UTF-16", Data([0xFF, 0xFE])), ("a token that is not text", Data([0xFF])),
            ("an empty token", Data()), ("a token in quotation marks", Data("'a'".utf8)),
            ("a token with the prefix Bearer", Data("Bearer a".utf8)), ("a token with a space", Data("a b".utf8)),
        ]
        return texts.map { situation, data in
            thrown(situation) { _ = try TokenText.token(in: data, of: "GRAPH_ACCESS_TOKEN") }
        }
    }
}
