// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The routes of the control API, under a path of the emulator that Graph does not have.
enum ControlRoutes {
    /// The first segment of the paths.
    static let root = "emulator"

    /// The routes, in the order of their description.
    static let all: [ControlRoute] =
        describing + clock + snapshots + users + presence + requests + faults + notifications + identities

    private static let table = RouteTable<ControlRoute>(all.map { ($0.method, $0.path, $0) })

    /// The path of the stream of changes, which only a server offers.
    static let changesPath = "/changes"

    /// Returns whether a path belongs to the control API, even if no route matches it.
    static func contains(_ path: RequestPath) -> Bool { path.segments.first == root }

    /// Returns whether a path is that of the stream of changes.
    static func isChanges(_ path: RequestPath) -> Bool {
        contains(path) && segments(of: path) == RequestPath(changesPath).segments[...]
    }

    /// Returns the methods that a path allows; an empty array if the control API has no such path.
    static func methods(at path: RequestPath) -> [String] { table.methods(at: segments(of: path)) }

    /// The path under which device codes are approved and denied.
    static let deviceCodesPath = "/\(root)/deviceCodes"

    /// Performs a control call.
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
            message: "the control API has no such path; GET /\(root) lists its paths"
        )
    }

    /// Returns the segments under the root. Without empty segments, except that the root itself has one.
    private static func segments(of path: RequestPath) -> ArraySlice<String> {
        let segments = path.segments.dropFirst().filter { !$0.isEmpty }
        return segments.isEmpty ? [""] : segments[...]
    }
}
