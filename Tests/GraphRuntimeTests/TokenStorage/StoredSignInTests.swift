// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

/// Tests for credentials that keep a sign-in in a store.
@Suite(.timeLimit(.minutes(5))) struct StoredSignInTests {
    private let clock = TestClock()
    private let store = MemoryStore()
    private let context = TokenRequestContext(cloud: .global, scopes: [GraphCloud.global.defaultScope])

    private func credential(
        _ service: TokenService,
        tenantId: String = "contoso",
        clientId: String = "app",
        authority: String? = nil,
        in store: (any RefreshTokenStore)? = nil,
        failures: Locked<[String]> = Locked([]),
        reasons: Locked<[String]> = Locked([])
    ) -> DeviceCodeCredential {
        DeviceCodeCredential(
            tenantId: tenantId,
            clientId: clientId,
            store: store ?? self.store,
            options: CredentialOptions(
                authority: authority.flatMap { URL(string: $0) },
                transport: service.transport,
                retryPolicy: .withoutChance(),
                clock: clock
            ),
            onStoreFailure: { error in failures.withLock { $0.append(error.localizedDescription) } },
            prompt: { prompt in reasons.withLock { $0.append(prompt.reason?.code ?? "first") } }
        )
    }

    private func signIn(_ token: String, id: String = "1") -> StoredSignIn {
        StoredSignIn(
            id: id,
            clientId: "app",
            tenant: "contoso",
            authority: "https://login.microsoftonline.com",
            cloud: "global",
            refreshToken: token
        )
    }

    @Test("A user signs in once, and later credentials use the newest refresh token")
    func signInOnce() async throws {
        let service = TokenService()
        for number in 1...3 {
            #expect(try await credential(service).token(for: context).token == "a\(number)")
            #expect(store.signIn?.refreshToken == "r\(number)")
        }
        #expect(service.signIns == 1)
        #expect(service.redeemed == ["r1", "r2"])
        let stored = try #require(store.signIn)
        #expect(stored.id != nil)
        #expect(stored.isSame(as: signIn("", id: stored.id ?? "")))
        // A credential also renews its own access token without a prompt.
        let last = credential(service)
        _ = try await last.token(for: context)
        clock.advance(by: .seconds(3_600))
        #expect(try await last.token(for: context).token == "a5")
        #expect(store.signIn?.refreshToken == "r5")
    }

    @Test("A rejected refresh token causes a new sign-in that receives the reason")
    func rejectedToken() async throws {
        let service = TokenService()
        store.signIn = signIn("old")
        let reasons = Locked<[String]>([])
        #expect(try await credential(service, reasons: reasons).token(for: context).token == "a1")
        #expect(reasons.withLock { $0 } == ["AADSTS70000"])
        #expect(service.redeemed == ["old"])
        #expect(store.signIn?.refreshToken == "r1")
        #expect(store.signIn?.id != "1")
    }

    @Test(
        "A stored sign-in is not used for a different application, tenant, or authority",
        arguments: [
            ("contoso", "other", nil), ("fabrikam", "app", nil), ("contoso", "app", "https://login.example.com"),
        ] as [(String, String, String?)]
    )
    func otherApplication(_ tenantId: String, _ clientId: String, _ authority: String?) async throws {
        let service = TokenService(valid: ["canary"])
        store.signIn = signIn("canary")
        let other = credential(service, tenantId: tenantId, clientId: clientId, authority: authority)
        _ = try await other.token(for: context)
        #expect(service.redeemed == [])
        #expect(service.signIns == 1)
        #expect(store.signIn?.refreshToken == "r1")
    }

    @Test("A user who signs out in another process remains signed out")
    func signOutElsewhere() async throws {
        let service = TokenService()
        let running = credential(service)
        _ = try await running.token(for: context)
        store.replace(nil)
        clock.advance(by: .seconds(3_600))
        #expect(try await running.token(for: context).token == "a2")
        #expect(store.signIn == nil)
        #expect(service.signIns == 1)
    }

    @Test("A refresh token that another process has stored is used")
    func renewalElsewhere() async throws {
        let service = TokenService()
        let running = credential(service)
        _ = try await running.token(for: context)
        #expect(try await credential(service).token(for: context).token == "a2")
        clock.advance(by: .seconds(3_600))
        #expect(try await running.token(for: context).token == "a3")
        #expect(service.redeemed == ["r1", "r2"])
    }

    @Test("Another process's sign-in is not overwritten, and is used when the credential's own sign-in is rejected")
    func signInElsewhere() async throws {
        let service = TokenService(valid: ["theirs"])
        let running = credential(service)
        _ = try await running.token(for: context)
        store.signIn = signIn("theirs", id: "2")
        clock.advance(by: .seconds(3_600))
        #expect(try await running.token(for: context).token == "a2")
        #expect(store.signIn == signIn("theirs", id: "2"))
        // Another process has redeemed the credential's own refresh token, r2.
        _ = try await credential(service, in: MemoryStore(copying: store, token: "r2")).token(for: context)
        clock.advance(by: .seconds(3_600))
        #expect(try await running.token(for: context).token == "a4")
        #expect(service.redeemed == ["r1", "r2", "r2", "theirs"])
        #expect(store.signIn == signIn("r4", id: "2"))
        #expect(service.signIns == 1)
    }

    @Test("A sign-in that cannot be stored is reported, and is used until the process ends")
    func failingStore() async throws {
        let service = TokenService()
        let failures = Locked<[String]>([])
        store.signIn = signIn("r0")
        let first = credential(TokenService(valid: ["r0"]), failures: failures)
        store.setLocked(true)
        // Without a known sign-in, an unreadable store causes an error, because prompting the user would replace the
        // stored sign-in.
        await #expect(throws: MemoryStore.Failure.self) { try await first.token(for: context) }
        store.setLocked(false)
        store.signIn = nil
        let second = DeviceCodeCredential(
            clientId: "app",
            store: store,
            options: CredentialOptions(transport: service.transport, retryPolicy: .withoutChance(), clock: clock),
            onStoreFailure: { error in failures.withLock { $0.append(error.localizedDescription) } },
            prompt: { _ in store.setLocked(true) }
        )
        #expect(try await second.token(for: context).token == "a1")
        #expect(failures.withLock { $0 } == ["the keychain is locked"])
        clock.advance(by: .seconds(3_600))
        #expect(try await second.token(for: context).token == "a2")
        #expect(service.signIns == 1)
        #expect(store.saves == 0)
    }

    @Test("Damaged data is replaced by a new sign-in", arguments: ["", "{", "[]", "{}"])
    func damagedData(_ text: String) async throws {
        let service = TokenService()
        store.replace(Data(text.utf8))
        #expect(try await credential(service).token(for: context).token == "a1")
        #expect(store.signIn?.refreshToken == "r1")
    }

    @Test("The refresh token is not lost if a renewal is canceled")
    func cancelledRenewal() async throws {
        let (arrived, release) = (OneShot<Void>(), OneShot<Void>())
        let service = TokenService(valid: ["first"]) {
            arrived.fulfill(())
            await release.wait()
        }
        store.signIn = signIn("first")
        let credential = credential(service)
        let abandoned = Task { try await credential.token(for: context) }
        await arrived.wait()
        abandoned.cancel()
        await #expect(throws: CancellationError.self) { try await abandoned.value }
        release.fulfill(())
        try await eventually { store.signIn?.refreshToken == "r1" }
        #expect(try await credential.token(for: context).token == "a2")
        #expect(service.redeemed == ["first", "r1"])
        #expect(service.signIns == 0)
    }

    @Test("Credentials that share a file take turns so that no refresh token is used twice")
    func sharedFile() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = FileRefreshTokenStore(file: folder.appendingPathComponent("sign-in.json"))
        let service = TokenService()
        _ = try await credential(service, in: file).token(for: context)
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 {
                group.addTask { try await credential(service, in: file).token(for: context).token }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(tokens == Set((2...21).map { "a\($0)" }))
        #expect(service.redeemed == (1...20).map { "r\($0)" })
        #expect(service.signIns == 1)
        let data = try #require(try file.load())
        #expect(try JSONDecoder().decode(StoredSignIn.self, from: data).refreshToken == "r21")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["sign-in.json", "sign-in.json.lock"])
    }
}

extension MemoryStore {
    /// Creates a store with another store's sign-in and a refresh token.
    fileprivate convenience init(copying other: MemoryStore, token: String) {
        self.init()
        var signIn = other.signIn
        signIn?.refreshToken = token
        self.signIn = signIn
    }
}
