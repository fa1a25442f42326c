// SPDX-License-Identifier: MIT

import GraphPresence

extension IdentityProvider.Caller {
    /// Checks that the caller has a permission for an operation on a user's presence.
    ///
    /// - Parameters:
    ///   - operation: The requested operation.
    ///   - user: The ID of the user whose presence is read or changed; `nil` for an operation on several users.
    /// - Throws: ``PresenceServiceError`` with status 403 if the permission is missing, or 401 if a user sets the
    ///   presence of another user.
    func check(_ operation: GraphOperation, on user: String?) throws(PresenceServiceError) {
        guard permissions != nil else { return }
        let isWrite = operation.name != "getPresencesByUserId" && operation.method != .get
        let isOwn = self.user != nil && self.user?.lowercased() == user?.lowercased()
        if isWrite, self.user != nil, !isOwn {
            throw PresenceServiceError(
                status: 401,
                code: "Unauthorized",
                message: "Cannot set the presence of another user"
            )
        }
        // The schema lists the permissions for any user's presence. The permissions for `/me` also let users read their
        // own presence.
        let own = isOwn && !isWrite ? Self.permissionsToReadOwn?.delegatedWork : nil
        try checkPermission(operation, or: own ?? [])
    }

    private static let permissionsToReadOwn =
        GraphServiceClient.operations.first { $0.description == "GET /me/presence" }?.permissions

    /// Checks that the caller has a permission for an operation.
    ///
    /// - Parameters:
    ///   - operation: The requested operation.
    ///   - others: Additional permissions, each of which is sufficient for a signed-in user.
    /// - Throws: ``PresenceServiceError`` with status 403 if the permission is missing.
    func checkPermission(_ operation: GraphOperation, or others: [String] = []) throws(PresenceServiceError) {
        guard let granted = permissions, let needed = operation.permissions else { return }
        let sufficient = self.user == nil ? needed.application : needed.delegatedWork + others
        guard granted.isDisjoint(with: sufficient) else { return }
        throw .insufficientPrivileges
    }
}
