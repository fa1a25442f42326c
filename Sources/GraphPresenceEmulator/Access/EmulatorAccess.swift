import GraphPresence

/// Decides by its token whether a request may do what it asks for.
struct EmulatorAccess: Sendable {
    /// Who may come.
    enum Policy: Sendable {
        /// Whoever has a token, as this user, or as an application if nil, with all permissions.
        case anyToken(user: String?)
        /// Those whose tokens are registered.
        case registered([String: EmulatorIdentity])
    }

    /// A request that was let in.
    struct Caller {
        /// The id of the signed-in user; nil for an application.
        let user: String?
        /// The permissions of the token; nil for all.
        let permissions: Set<String>?
    }

    let policy: Policy

    /// Who stands behind a request.
    ///
    /// - Throws: ``PresenceServiceError`` of status 401 if the token is absent or unknown.
    func caller(of request: TransportRequest) throws(PresenceServiceError) -> Caller {
        let prefix = "Bearer "
        guard let authorization = request.headers["Authorization"], authorization.hasPrefix(prefix),
            authorization.count > prefix.count
        else { throw Self.unauthenticated("Access token is empty.") }
        switch policy {
        case .anyToken(let user): return Caller(user: user, permissions: nil)
        case .registered(let identities):
            guard let identity = identities[String(authorization.dropFirst(prefix.count))] else {
                throw Self.unauthenticated("Access token validation failure. Invalid audience.")
            }
            return Caller(user: identity.user, permissions: identity.permissions)
        }
    }

    /// Checks the permission for an operation on a user's presence; nil for an operation on several users.
    ///
    /// - Throws: ``PresenceServiceError`` of status 403 if the permission lacks, 401 if a user sets the presence of another.
    func check(_ caller: Caller, _ operation: GraphOperation, on user: String?) throws(PresenceServiceError) {
        guard let granted = caller.permissions, let needed = operation.permissions else { return }
        let isWrite = operation.name != "getPresencesByUserId" && operation.method != .get
        let isOwn = caller.user != nil && caller.user?.lowercased() == user?.lowercased()
        if isWrite, caller.user != nil, !isOwn {
            throw PresenceServiceError(
                status: 401,
                code: "Unauthorized",
                message: "Cannot set the presence of another user"
            )
        }
        // The schema lists what others' presences need; for one's own, that of /me is enough.
        let own = isOwn && !isWrite ? GraphServiceClientOperations.mePresenceGetPresence.permissions : nil
        let sufficient =
            caller.user == nil ? needed.application : needed.delegatedWork + (own?.delegatedWork ?? [])
        guard granted.isDisjoint(with: sufficient) else { return }
        throw PresenceServiceError(
            status: 403,
            code: "Forbidden",
            message: "Insufficient privileges to complete the operation."
        )
    }

    private static func unauthenticated(_ message: String) -> PresenceServiceError {
        PresenceServiceError(status: 401, code: "InvalidAuthenticationToken", message: message)
    }
}
