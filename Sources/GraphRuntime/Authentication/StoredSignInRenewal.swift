// SPDX-License-Identifier: MIT

import Foundation

/// The renewal of a stored sign-in, which several processes can share.
///
/// A token endpoint may accept a refresh token only once and return a new refresh token with each access token.
/// Therefore, only one process at a time renews the sign-in, with the refresh token that is stored at that time.
package final class StoredSignInRenewal: Sendable {
    /// A sign-in that this process has started or read from the store.
    private struct Known {
        /// The sign-in with its newest refresh token.
        var signIn: StoredSignIn
        /// The refresh token that was last known to be in the store; `nil` if the sign-in was not stored. This token
        /// differs from the newest refresh token if the newest token could not be stored.
        var stored: String?
    }

    private let flow: DeviceCodeFlow
    private let store: any RefreshTokenStore
    /// The only sign-in to renew; `nil` to renew every sign-in in the store.
    private let only: StoredSignIn?
    private let onStoreFailure: (@Sendable (any Error) -> Void)?
    /// The sign-ins, keyed by authority. A refresh token is sent only to the authority that issued it.
    private let known = Locked<[URL: Known]>([:])
    private let renewals: SerialRenewals

    private var file: FileRefreshTokenStore? { store as? FileRefreshTokenStore }

    /// Creates a renewal for every sign-in that a store contains for an application.
    init(_ flow: DeviceCodeFlow, _ store: any RefreshTokenStore, onStoreFailure: (@Sendable (any Error) -> Void)?) {
        self.flow = flow
        self.store = store
        renewals = SerialRenewals(clock: flow.options.clock)
        only = nil
        self.onStoreFailure = onStoreFailure
    }

    /// Creates a renewal for one sign-in. If the user signs in again, the new sign-in is not used.
    ///
    /// - Parameters:
    ///   - signIn: The sign-in that was read from the store.
    ///   - store: The store that contains the sign-in.
    ///   - options: The settings for the token endpoint.
    ///   - onStoreFailure: A closure that receives the error if a new refresh token cannot be stored.
    package init(
        of signIn: StoredSignIn,
        in store: any RefreshTokenStore,
        options: CredentialOptions,
        onStoreFailure: @escaping @Sendable (any Error) -> Void
    ) {
        flow = DeviceCodeFlow(tenantId: signIn.tenant, clientId: signIn.clientId, options: options)
        self.store = store
        renewals = SerialRenewals(clock: options.clock)
        only = signIn
        self.onStoreFailure = onStoreFailure
    }

    /// Returns an access token from the renewal in progress or from a new renewal, or `nil` if there is no sign-in.
    ///
    /// - Throws: ``RefreshTokenRefusal`` if the user must sign in again, or an error from the store or the token
    ///   endpoint.
    package func token(for context: TokenRequestContext) async throws -> GraphAccessToken? {
        try await renewals.token(for: context, of: flow.authority(context), lockedToken)
    }

    /// Stores a new sign-in. If storing the sign-in fails, the failure is reported, and this process uses the sign-in
    /// until the process ends.
    func start(_ refreshToken: String, for context: TokenRequestContext) async {
        let authority = flow.authority(context)
        let signIn = StoredSignIn(
            id: UUID().uuidString,
            clientId: flow.clientId,
            tenant: flow.tenantId,
            authority: authority.absoluteString,
            cloud: context.cloud.name.rawValue,
            refreshToken: refreshToken
        )
        known.withLock { $0[authority] = Known(signIn: signIn, stored: nil) }
        // The new sign-in is stored even if another process does not release the lock.
        let lock = try? await file?.lock()
        defer { lock?.release() }
        await save(signIn, authority)
    }

    private func lockedToken(for context: TokenRequestContext) async throws -> GraphAccessToken? {
        let lock = try await file?.lock()
        defer { lock?.release() }
        let authority = flow.authority(context)
        var rejected: [String: RefreshTokenRefusal] = [:]
        while let token = try await refreshToken(authority) {
            if let refusal = rejected[token] { throw refusal }
            do {
                return try await redeem(token, authority, context)
            } catch let refusal as RefreshTokenRefusal {
                // Without a lock, another process may have stored a new refresh token in the meantime.
                rejected[token] = refusal
                if only == nil { known.withLock { $0[authority] = nil } }
            }
        }
        if let refusal = rejected.values.first { throw refusal }
        return nil
    }

    private func redeem(
        _ refreshToken: String,
        _ authority: URL,
        _ context: TokenRequestContext
    ) async throws -> GraphAccessToken {
        try RenewalsAtEndpoint.begin()
        defer { RenewalsAtEndpoint.end() }
        let isStored = await storedSignIn(authority) != nil
        // The endpoint may accept a refresh token only once, so disk space for the next one is reserved first.
        let room = isStored ? try file?.reserve() : nil
        defer { room?.discard() }
        var flow = flow
        flow.onRefreshToken = { token in
            self.known.withLock { $0[authority]?.signIn.refreshToken = token }
            guard isStored, let stored = await self.storedSignIn(authority) else { return }
            var renewed = stored
            renewed.refreshToken = token
            await self.save(renewed, authority, in: room) { self.signIn(in: $0, authority) == stored }
        }
        return try await flow.redeem(refreshToken, for: context)
    }
}

extension StoredSignInRenewal {
    /// Returns the newest refresh token, which another process may have stored, or `nil` if there is no sign-in.
    private func refreshToken(_ authority: URL) async throws -> String? {
        let stored: Result<StoredSignIn?, any Error>
        do { stored = .success(try await load(authority)) } catch { stored = .failure(error) }
        let token = known.withLock { known in
            if let only, known.isEmpty { known[authority] = Known(signIn: only, stored: only.refreshToken) }
            guard let signIn = try? stored.get() else { return known[authority]?.signIn.refreshToken }
            let old = known[authority]
            if old == nil || old?.signIn.isSame(as: signIn) == true && old?.stored != signIn.refreshToken {
                known[authority] = Known(signIn: signIn, stored: signIn.refreshToken)
            }
            return known[authority]?.signIn.refreshToken
        }
        // A sign-in that this process already has can be renewed even if the store cannot be read.
        if token == nil { _ = try stored.get() }
        return token
    }

    /// Returns the stored sign-in, or `nil` if the user has signed out or signed in again in the meantime.
    private func storedSignIn(_ authority: URL) async -> StoredSignIn? {
        guard let known = known.withLock({ $0[authority] }), let stored = try? await load(authority) else { return nil }
        return stored.isSame(as: known.signIn) && stored.refreshToken == known.stored ? stored : nil
    }

    /// Returns the application's stored sign-in for an authority, or `nil` if the sign-in is missing or damaged.
    private func load(_ authority: URL) async throws -> StoredSignIn? {
        signIn(in: try await store.load(), authority)
    }

    private func signIn(in data: Data?, _ authority: URL) -> StoredSignIn? {
        guard let data, let signIn = try? JSONDecoder().decode(StoredSignIn.self, from: data) else { return nil }
        // The authority of a stored sign-in may be `nil`, so the caller compares the complete sign-in with `only`
        // instead.
        if only != nil { return signIn }
        let isOwn =
            signIn.clientId == flow.clientId && signIn.tenant == flow.tenantId
            && signIn.authority == authority.absoluteString
        return isOwn ? signIn : nil
    }

    /// Stores a sign-in.
    ///
    /// - Parameters:
    ///   - signIn: The sign-in.
    ///   - authority: The authority that issued the refresh token.
    ///   - room: The reserved file; `nil` to create a new file. The default is `nil`.
    ///   - isReplaceable: A closure that receives the file's contents and returns whether to replace them, because the
    ///     user may have signed out or signed in again in the meantime. The default closure returns `true`.
    private func save(
        _ signIn: StoredSignIn,
        _ authority: URL,
        in room: SecretFile? = nil,
        where isReplaceable: (Data?) -> Bool = { _ in true }
    ) async {
        do {
            let data = try JSONEncoder().encode(signIn)
            if let file {
                guard try file.write(data, in: room, where: isReplaceable) else { return }
            } else {
                try await store.save(data)
            }
            known.withLock { $0[authority]?.stored = signIn.refreshToken }
        } catch {
            onStoreFailure?(error)
        }
    }
}
