// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A call to the control API.
struct ControlCall {
    let emulator: Emulator
    let request: ServerRequest
    /// The decoded values of the placeholders in the path.
    let parameters: [String]
    /// The route that the call matches.
    let route: ControlRoute

    /// The user ID in the path; empty if the path contains no user ID.
    var user: String { parameters.first ?? "" }

    /// Validates the body and decodes it.
    ///
    /// - Throws: ``PresenceServiceError`` with status 415 if the content type is not JSON, or 400 if the body is not
    ///   valid.
    func body<Body: Decodable>() throws(PresenceServiceError) -> Body {
        try checkBody()
        return try request.decodedBody()
    }

    /// Checks the request body, which may be empty if the route requires no members.
    func checkBody() throws(PresenceServiceError) {
        guard !request.body.isEmpty || route.requiresBody else { return }
        let value: GraphJSONValue = try request.decodedBody()
        try route.body.check(value)
    }

    /// Returns the value of a query option; `nil` if the request does not contain the option.
    func option(_ name: String) -> String? { request.option(name) }

    /// Returns the value of a numeric query option; `nil` if the request does not contain the option.
    func number(_ name: String) -> Int? { option(name).flatMap { Int($0) } }

    /// Returns the date and time in a query option; `nil` if the request does not contain the option.
    func instant(_ name: String) -> Date? { option(name).flatMap { GraphDateTimeOffset($0).date } }

    /// Checks the names and values of the query options.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400 and a message that contains the option and the allowed
    ///   values.
    func checkQuery() throws(PresenceServiceError) {
        for name in request.queryNames {
            guard let field = route.query.first(where: { $0.name == name }) else {
                let names = route.query.map { "'\($0.name)'" }
                let known = names.isEmpty ? "no options are allowed" : "use \(names.listed("or"))"
                throw .invalid("the query option '\(name.shortened)' is unknown; \(known)")
            }
            try field.check(option: option(name))
        }
    }
}

/// A route of the control API, and the route's description.
struct ControlRoute: Sendable {
    /// The body of a response.
    enum Result {
        case none
        case json(any Encodable)
        case content(type: String, Data)
    }

    /// A function that performs a call.
    typealias Handler = @Sendable (ControlCall) throws -> Result

    /// The contents of a successful response.
    enum Returns: Sendable {
        case nothing
        case json([ControlField])
        case content(type: String)
    }

    /// Optional members of a request body of which some are required.
    enum Requirement: Sendable {
        /// Exactly one of the members is required.
        case exactlyOne([String])
        /// At least one of the members is required.
        case atLeastOne([String])
    }

    let method: String
    /// The path template, relative to the root of the control API.
    let path: String
    /// One or more sentences that describe the call.
    let summary: String
    /// The query options that the route accepts.
    var query: [ControlField] = []
    /// The members of the request body.
    var body: [ControlField] = []
    /// The optional members of which some are required; `nil` if every optional member can be omitted.
    var requires: Requirement?
    var returns: Returns = .nothing
    let handler: Handler
}

extension ControlRoute {
    /// Whether a request without a body is always rejected.
    var requiresBody: Bool { requires != nil || body.contains(where: \.isRequired) }

    static func get(
        _ path: String,
        _ summary: String,
        query: [ControlField] = [],
        returns: Returns,
        _ handler: @escaping Handler
    ) -> ControlRoute {
        ControlRoute(method: "GET", path: path, summary: summary, query: query, returns: returns, handler: handler)
    }

    /// Returns a `POST` route, which responds without a body unless `returns` is specified.
    static func post(
        _ path: String,
        _ summary: String,
        body: [ControlField] = [],
        requires: Requirement? = nil,
        returns: Returns = .nothing,
        _ handler: @escaping Handler
    ) -> ControlRoute {
        ControlRoute(
            method: "POST",
            path: path,
            summary: summary,
            body: body,
            requires: requires,
            returns: returns,
            handler: handler
        )
    }

    static func delete(_ path: String, _ summary: String, _ handler: @escaping @Sendable (ControlCall) throws -> Void)
        -> ControlRoute
    {
        ControlRoute(method: "DELETE", path: path, summary: summary) { call in
            try handler(call)
            return .none
        }
    }
}
