// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A call to Graph's directory that programs often send before they read a presence: `/me` or `/users/{id}`.
struct DirectoryCall {
    /// The ID or the user principal name of the user; `nil` for the signed-in user.
    let user: String?

    private static let members = ["displayName", "id", "userPrincipalName"]
    /// The permissions that allow the call. Each of these permissions is sufficient.
    private static let own = ["User.Read", "User.ReadWrite"]
    private static let delegated = [
        "User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All",
    ]

    /// Creates a call; returns `nil` if the path is neither `/me` nor `/users/{id}`.
    init?(_ path: RequestPath) {
        let segments = path.segments
        guard segments.first == GraphRoutes.version else { return nil }
        switch segments.dropFirst().map({ $0 }) {
        case ["me"]: user = nil
        case let rest where rest.count == 2 && rest[0] == "users" && !rest[1].isEmpty: user = rest[1]
        default: return nil
        }
    }

    /// The methods that the path allows.
    static let methods = ["GET"]

    /// Performs the call.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400, 403, 404, or 405.
    func reply(
        to request: ServerRequest,
        from caller: IdentityProvider.Caller,
        in directory: UserDirectory
    ) throws -> Emulator.Reply {
        guard Self.methods.contains(request.method) else {
            throw PresenceServiceError.notAllowed(request.method, Self.methods, code: "Request_BadRequest")
        }
        guard let user = user ?? caller.user else { throw PresenceServiceError.noSignedInUser }
        let sufficient = Self.delegated + (self.user == nil ? Self.own : [])
        if let granted = caller.permissions, granted.isDisjoint(with: sufficient) {
            throw PresenceServiceError.insufficientPrivileges
        }
        // In a test, the ID of the signed-in user may be any string.
        guard let found = self.user == nil ? directory.user(user) : directory.find(user) else {
            throw PresenceServiceError(
                status: 404,
                code: "Request_ResourceNotFound",
                message: "Resource '\(user.prefix(80))' does not exist or one of its queried reference-property "
                    + "objects are not present."
            )
        }
        return (200, try JSONCoding.encoder.encode(selected(request, found)))
    }

    /// Returns the user properties that the request selects.
    private func selected(
        _ request: ServerRequest,
        _ user: UserDirectory.User
    ) throws(PresenceServiceError) -> GraphJSONValue {
        var members: [String: GraphJSONValue] = [
            "id": .string(user.id), "displayName": .string(user.displayName),
            "userPrincipalName": .string(user.userPrincipalName),
        ]
        if let names = request.option("$select")?.split(separator: ",").map(String.init) {
            if let unknown = names.first(where: { !Self.members.contains($0) }) {
                throw PresenceServiceError(
                    status: 400,
                    code: "BadRequest",
                    message: "the emulator does not support the user property '\(unknown.shortened)'; "
                        + "select \(Self.members.listed("or"))"
                )
            }
            members = members.filter { names.contains($0.key) }
        }
        members["@odata.context"] = .string("\(request.origin)/\(GraphRoutes.version)/$metadata#users/$entity")
        return .object(members)
    }
}
