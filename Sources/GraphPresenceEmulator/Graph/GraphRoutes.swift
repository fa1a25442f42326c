// SPDX-License-Identifier: MIT

import GraphPresence

/// The routes for the Graph operations in the schema and for batches.
enum GraphRoutes {
    /// A function that performs a call and returns the response.
    typealias Handler = @Sendable (GraphCall) throws -> Emulator.Reply

    /// A Graph operation with its handler.
    struct Route: Sendable {
        let operation: GraphOperation
        let handler: Handler

        func isOffered(in cloud: GraphCloud.Name) -> Bool { operation.clouds?.contains(cloud) ?? true }
    }

    /// The handlers, by operation name.
    private static let handlers: [String: Handler] = [
        "getPresence": { try $0.presence() },
        "getPresencesByUserId": { try $0.presences() },
        "setPresence": { call in try call.perform { .setPresence(try $0.decodedBody()) } },
        "clearPresence": { call in try call.perform { .clearPresence(try $0.decodedBody()) } },
        "setUserPreferredPresence": { call in try call.perform { .setUserPreferredPresence(try $0.decodedBody()) } },
        "clearUserPreferredPresence": { try $0.perform { _ in .clearUserPreferredPresence } },
        "setStatusMessage": { call in try call.perform { .setStatusMessage(try $0.decodedBody()) } },
        "setAutomaticLocation": { call in try call.perform { .setAutomaticLocation(try $0.decodedBody()) } },
        "setManualLocation": { call in try call.perform { .setManualLocation(try $0.decodedBody()) } },
        "clearAutomaticLocation": { try $0.perform { _ in .clearAutomaticLocation } },
        "clearLocation": { try $0.perform { _ in .clearLocation } },
        "createSubscription": { try $0.createSubscription() },
        "listSubscriptions": { try $0.subscriptions() },
        "getSubscription": { try $0.subscription() },
        "updateSubscription": { try $0.updateSubscription() },
        "deleteSubscription": { try $0.deleteSubscription() },
    ]

    static let version = GraphServiceClient.serviceVersion

    private static let table = RouteTable<Route>(
        GraphServiceClient.operations.compactMap { operation in
            guard let name = operation.name, let handler = handlers[name] else { return nil }
            let route = Route(operation: operation, handler: handler)
            return (operation.method.rawValue, "/\(version)\(operation.pathTemplate)", route)
        }
    )

    /// Returns the route of a request.
    ///
    /// - Throws: ``PresenceServiceError`` with status 404 if the cloud has no such path, or 405 if the path does not
    ///   allow the method.
    static func match(
        _ method: String,
        _ path: RequestPath,
        in cloud: GraphCloud.Name
    ) throws(PresenceServiceError) -> (value: Route, parameters: [String]) {
        if let match = table.match(method, path.segments[...], where: { $0.isOffered(in: cloud) }) { return match }
        let methods = methods(at: path, in: cloud)
        guard methods.isEmpty else {
            throw .notAllowed(method, methods, code: "Request_BadRequest")
        }
        let versioned = RequestPath("/\(version)\(path.text)")
        guard self.methods(at: versioned, in: cloud).isEmpty else {
            throw PresenceServiceError(
                status: 404,
                code: "ResourceNotFound",
                message: "the path has no API version; add /\(version) to the base URL"
            )
        }
        throw PresenceServiceError(
            status: 404,
            code: "ResourceNotFound",
            message: "the emulator has no resource at this path; check the path, the API version, and the cloud"
        )
    }

    /// Returns the methods that a path allows; an empty array if the cloud has no such path.
    static func methods(at path: RequestPath, in cloud: GraphCloud.Name) -> [String] {
        if isBatch(path) { return [GraphMethod.post.rawValue] }
        if DirectoryCall(path) != nil { return DirectoryCall.methods }
        return table.methods(at: path.segments[...], where: { $0.isOffered(in: cloud) })
    }

    /// Returns whether a path is the path for JSON batches, ignoring empty segments.
    static func isBatch(_ path: RequestPath) -> Bool {
        path.segments.filter { !$0.isEmpty } == [version, "$batch"]
    }
}
