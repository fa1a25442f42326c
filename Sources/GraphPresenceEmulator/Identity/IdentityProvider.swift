// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The identity provider of an emulator: its applications, registered tokens, and issued tokens.
struct IdentityProvider: Sendable {
    /// The application that sends a request, and the signed-in user, if any.
    struct Caller: Sendable {
        /// The ID of the signed-in user; `nil` for an application without a user.
        let user: String?
        /// The permissions in the token; `nil` if every operation is permitted.
        let permissions: Set<String>?
        /// The ID of the application. Throttling applies separately to each application in each tenant.
        let application: String
        let tenant: String
    }

    private struct Issued: Sendable {
        let caller: Caller
        let expiresAt: Date
    }

    struct Refresh: Sendable {
        let user: String
        let clientId: String
        let tenant: String
        let scopes: [String]
    }

    /// Whether the provider accepts any token, which it does until a token or an application is registered.
    private(set) var isOpen: Bool
    private let anyCaller: Caller
    private var tokens: [String: EmulatorIdentity] = [:]
    private(set) var applications: [String: EmulatorApplication] = [:]
    private var issued = BoundedStore<Issued>()
    var refreshTokens = BoundedStore<Refresh>()
    var deviceCodes = BoundedStore<DeviceCode>()

    /// How long an access token is valid, in seconds.
    static let tokenLifetime = 3_599

    /// Creates a provider that accepts any token.
    init(anyTokenIsOf user: String?) {
        isOpen = true
        anyCaller = Caller(user: user, permissions: nil, application: "any", tenant: "any")
    }

    /// Creates a provider that accepts only tokens that were registered or that it issued.
    init(tokens: [String: EmulatorIdentity], applications: [EmulatorApplication]) {
        self.init(anyTokenIsOf: nil)
        isOpen = false
        self.tokens = tokens
        for application in applications { self.applications[application.clientId.lowercased()] = application }
    }

    mutating func register(_ token: String, _ identity: EmulatorIdentity) {
        isOpen = false
        tokens[token] = identity
    }

    mutating func register(_ application: EmulatorApplication) {
        isOpen = false
        applications[application.clientId.lowercased()] = application
    }

    /// Issues an access token.
    mutating func issue(to caller: Caller, at now: Date) -> String {
        let token = "emulated.\(String.randomGUID()).\(String.randomGUID())"
        issued[token] = Issued(caller: caller, expiresAt: now + TimeInterval(Self.tokenLifetime))
        return token
    }

    /// Returns the caller that the access token in a request represents.
    ///
    /// - Throws: ``PresenceServiceError`` with status 401 if the token is missing, unknown, or expired.
    func caller(of request: ServerRequest, at now: Date) throws(PresenceServiceError) -> Caller {
        let parts = (request.headers["Authorization"] ?? "").utf8.split(separator: UInt8(ascii: " "), maxSplits: 1)
        guard parts.count == 2, Substring(parts[0]).lowercased() == "bearer" else {
            throw Self.unauthenticated("Access token is empty.")
        }
        let token = String(Substring(parts[1]))
        if let issued = issued[token] {
            guard now < issued.expiresAt else {
                throw Self.unauthenticated("Lifetime validation failed, the token is expired.")
            }
            return issued.caller
        }
        if isOpen { return anyCaller }
        guard let identity = tokens[token] else {
            throw Self.unauthenticated("Access token validation failure. Invalid audience.")
        }
        return Caller(
            user: identity.user,
            permissions: identity.permissions,
            application: identity.application,
            tenant: identity.tenant
        )
    }

    private static func unauthenticated(_ message: String) -> PresenceServiceError {
        PresenceServiceError(status: 401, code: "InvalidAuthenticationToken", message: message)
    }
}
