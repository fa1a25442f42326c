// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The routes of the control API, under a root path that does not exist in Graph.
enum ControlRoutes {
    /// The first segment of every path in the control API.
    static let root = "emulator"

    /// All routes, in the order in which the control API lists them.
    static let all: [ControlRoute] =
        describing + clock + snapshots + users + presence + requests + faults + notifications + identities

    private static let table = RouteTable<ControlRoute>(all.map { ($0.method, $0.path, $0) })

    /// The path of the change stream, which is available only over HTTP.
    static let changesPath = "/changes"

    /// Returns whether a path belongs to the control API, even if no route matches the path.
    static func contains(_ path: RequestPath) -> Bool { path.segments.first == root }

    /// Returns whether a path is the path of the change stream.
    static func isChanges(_ path: RequestPath) -> Bool {
        contains(path) && segments(of: path) == RequestPath(changesPath).segments[...]
    }

    /// Returns the methods that a path allows; an empty array if the control API has no such path.
    static func methods(at path: RequestPath) -> [String] { table.methods(at: segments(of: path)) }

    /// The path under which device codes are approved and denied.
    static let deviceCodesPath = "/\(root)/deviceCodes"

    /// Performs a call to the control API.
    ///
    /// - Returns: The result.
    /// - Throws: ``PresenceServiceError`` with status 404 if the path does not exist, 405 if the path does not allow
    ///   the method, or 400 if a parameter is invalid.
    static func perform(_ request: ServerRequest, on emulator: Emulator) throws -> ControlRoute.Result {
        if let (route, parameters) = table.match(request.method, segments(of: request.path)) {
            let call = ControlCall(emulator: emulator, request: request, parameters: parameters, route: route)
            try call.checkQuery()
            return try route.handler(call)
        }
        let methods = methods(at: request.path)
        guard methods.isEmpty else {
            throw PresenceServiceError.notAllowed(request.method, methods, code: "MethodNotAllowed")
        }
        throw PresenceServiceError(
            status: 404,
            code: "NotFound",
            message: "the path does not exist in the control API; GET /\(root) lists the paths"
        )
    }

    /// Returns the nonempty segments after the root, or one empty segment if there are none.
    private static func segments(of path: RequestPath) -> ArraySlice<String> {
        let segments = path.segments.dropFirst().filter { !$0.isEmpty }
        return segments.isEmpty ? [""] : segments[...]
    }
}
