// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A call to a Graph operation, with the caller and the path parameters.
struct GraphCall {
    let emulator: Emulator
    let request: ServerRequest
    let caller: IdentityProvider.Caller
    let operation: GraphOperation
    /// The decoded values of the placeholders in the path.
    let parameters: [String]

    /// Gets the presence of a user.
    func presence() throws -> Emulator.Reply {
        let user = try user()
        let presence = emulator.withState {
            $0.service.presence(of: user, readBy: caller.user, at: $1, in: emulator.cloud)
        }
        return (200, try JSONCoding.encoder.encode(presence))
    }

    /// Gets the presences of several users.
    func presences() throws -> Emulator.Reply {
        try rejectSelect()
        try caller.check(operation, on: nil)
        let body: GetPresencesByUserIdPostRequestBody = try request.decodedBody()
        guard body.ids.count <= GetPresencesByUserIdPostRequestBody.idsMaximumCount else {
            throw PresenceServiceError.invalidArgument("ids")
        }
        guard body.ids.allSatisfy(\.isGUID) else { throw PresenceServiceError.invalidUserId }
        let presences = emulator.withState { state, now in
            body.ids.map { state.service.presence(of: $0, readBy: caller.user, at: now, in: emulator.cloud) }
        }
        return (200, try JSONCoding.encoder.encode(CollectionResponse<Presence>(value: presences)))
    }

    /// Performs an action on a user's presence, using a closure that reads the command from the request.
    func perform(_ command: (ServerRequest) throws -> PresenceCommand) throws -> Emulator.Reply {
        let user = try user()
        let command = try command(request)
        try emulator.changeState { try $0.service.perform(command, for: user, at: $1) }
        return (PresenceRules.status(of: command), nil)
    }

    /// Returns the user whose presence the call reads or changes, after checking the caller's permission.
    private func user() throws(PresenceServiceError) -> String {
        try rejectSelect()
        guard let user = operation.pathTemplate.hasPrefix("/me/") ? caller.user : parameters.first else {
            throw .noSignedInUser
        }
        // Only IDs in paths must be object IDs. A test can assign any ID to a token's user.
        guard parameters.allSatisfy(\.isGUID) else { throw PresenceServiceError.invalidUserId }
        try caller.check(operation, on: user)
        return user
    }

    /// Rejects the query option `$select`. Case is ignored, and the dollar sign is optional.
    private func rejectSelect() throws(PresenceServiceError) {
        guard request.queryNames.contains(where: { ["$select", "select"].contains($0.lowercased()) }) else { return }
        throw PresenceServiceError(
            status: 400,
            code: "BadRequest",
            message: "the query option '$select' is not supported for presence; omit it"
        )
    }
}
