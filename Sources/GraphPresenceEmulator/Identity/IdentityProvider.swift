import Foundation
import GraphPresence

/// Who may call the emulator: applications, the tokens that were registered, and those that were issued.
struct IdentityProvider: Sendable {
    /// Whoever stands behind a token.
    struct Caller: Sendable {
        /// The id of the signed-in user; nil for an application.
        let user: String?
        /// The permissions of the token; nil for all.
        let permissions: Set<String>?
        /// Whose requests are counted together.
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

    /// Whether any token will do: until a token or an application is registered.
    private(set) var isOpen: Bool
    private let anyCaller: Caller
    private var tokens: [String: EmulatorIdentity] = [:]
    private(set) var applications: [String: EmulatorApplication] = [:]
    private var issued = BoundedStore<Issued>()
    var refreshTokens = BoundedStore<Refresh>()
    var deviceCodes = BoundedStore<DeviceCode>()

    /// How long an access token works, in seconds.
    static let tokenLifetime = 3_599

    /// Creates a provider that accepts any token.
    init(anyTokenIsOf user: String?) {
        isOpen = true
        anyCaller = Caller(user: user, permissions: nil, application: "any", tenant: "any")
    }

    /// Creates a provider that accepts the tokens it knows or has issued.
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

    /// Who stands behind a request.
    ///
    /// - Throws: ``PresenceServiceError`` of status 401 if the token is absent, unknown or has expired.
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
