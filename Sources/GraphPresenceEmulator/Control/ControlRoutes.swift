import Foundation
import GraphPresence

/// The routes of the control API, under a path of the emulator that Graph does not have.
enum ControlRoutes {
    /// A function that performs a call and returns the body of the response; `nil` if the response has no body.
    private typealias Handler =
        @Sendable (
            _ emulator: Emulator, _ request: ServerRequest, _ parameters: [String]
        ) throws -> Data?

    private static let root = "emulator"

    private static let table = RouteTable<Handler>([
        ("GET", "/clock", { emulator, _, _ in try clock(emulator) }),
        ("POST", "/clock", { emulator, request, _ in try moveClock(emulator, request.decodedBody()) }),
        ("POST", "/reset", { emulator, _, _ in done(emulator.reset()) }),
        ("POST", "/users/{id}/signIn", command { (try $0.decodedBody() as TeamsSignIn).command }),
        ("POST", "/users/{id}/signOut", command { (try $0.decodedBody() as TeamsSignOut).command }),
        ("POST", "/users/{id}/setOutOfOffice", command { .setOutOfOffice(try $0.decodedBody()) }),
        ("POST", "/users/{id}/setScheduledLocation", command { (try $0.decodedBody() as ScheduledLocation).command }),
        ("POST", "/users/{id}/clearScheduledLocation", command { _ in .clearScheduledLocation }),
        ("GET", "/deviceCodes", { emulator, _, _ in try value(emulator.pendingDeviceCodes) }),
        (
            "POST", "/deviceCodes/{code}/approve",
            { emulator, request, parameters in
                let approval: Approval = try request.decodedBody()
                return done(try emulator.approveDeviceCode(parameters[0], as: approval.user))
            }
        ),
        (
            "POST", "/deviceCodes/{code}/deny",
            { emulator, _, parameters in done(try emulator.denyDeviceCode(parameters[0])) }
        ),
        (
            "POST", "/notifications",
            { emulator, _, _ in try value(emulator.takeNotifications().map(TakenNotification.init)) }
        ),
        (
            "POST", "/tokens",
            { emulator, request, _ in
                let token: TokenRegistration = try request.decodedBody()
                return done(emulator.register(token: token.token, as: token.identity))
            }
        ),
        (
            "POST", "/applications",
            { emulator, request, _ in
                done(emulator.register((try request.decodedBody() as ApplicationRegistration).application))
            }
        ),
        (
            "POST", "/throttling",
            { emulator, request, _ in
                done(emulator.setThrottling(try (request.decodedBody() as ThrottlingChange).throttling()))
            }
        ),
        (
            "POST", "/faults",
            { emulator, request, _ in done(emulator.add(try (request.decodedBody() as FaultScript).fault())) }
        ),
        ("DELETE", "/faults", { emulator, _, _ in done(emulator.removeFaults()) }),
    ])

    /// Returns whether a path belongs to the control API, even if no route matches it.
    static func contains(_ path: RequestPath) -> Bool { path.segments.first == root }

    /// Returns the methods that a path allows; an empty array if the control API has no such path.
    static func methods(at path: RequestPath) -> [String] { table.methods(at: segments(of: path)) }

    /// The path under which device codes are approved and denied.
    static let deviceCodesPath = "/\(root)/deviceCodes"

    /// Performs a control call.
    ///
    /// - Returns: The body of the response; `nil` if the response has no body.
    /// - Throws: ``PresenceServiceError`` with status 404 if the path does not exist, 405 if the path does not allow
    ///   the method, or 400 if a parameter is invalid.
    static func perform(_ request: ServerRequest, on emulator: Emulator) throws -> Data? {
        if let (handler, parameters) = table.match(request.method, segments(of: request.path)) {
            return try handler(emulator, request, parameters)
        }
        let methods = methods(at: request.path)
        guard methods.isEmpty else {
            throw PresenceServiceError.notAllowed(request.method, methods, code: "MethodNotAllowed")
        }
        throw PresenceServiceError(
            status: 404,
            code: "NotFound",
            message: "the control API has no such path; the documentation of GraphPresenceEmulator lists its paths"
        )
    }

    /// Returns the segments under the root, without empty segments.
    private static func segments(of path: RequestPath) -> ArraySlice<String> {
        path.segments.dropFirst().filter { !$0.isEmpty }[...]
    }

    private static func clock(_ emulator: Emulator) throws -> Data? {
        try JSONCoding.encoder.encode(["now": GraphDateTimeOffset(emulator.now).text])
    }

    private static func moveClock(_ emulator: Emulator, _ move: ClockMove) throws -> Data? {
        guard let duration = move.advance.duration, duration >= .zero, emulator.canAdvance(by: duration) else {
            throw PresenceServiceError.invalid(
                "'advance' must be an ISO 8601 duration that is not negative and ends before the year 10000"
            )
        }
        emulator.advance(by: duration)
        return try clock(emulator)
    }

    /// Returns a handler that performs a command for the user in the path.
    private static func command(_ command: @escaping @Sendable (ServerRequest) throws -> PresenceCommand) -> Handler {
        { emulator, request, parameters in
            guard parameters[0].isGUID else { throw PresenceServiceError.invalidUserId }
            return done(try emulator.perform(command(request), for: parameters[0]))
        }
    }

    /// Returns a body with a list of values.
    private static func value(_ values: [some Encodable]) throws -> Data? {
        try JSONCoding.encoder.encode(["value": values])
    }

    /// Returns `nil` as the body of a response to a call that has no result.
    private static func done(_: Void) -> Data? { nil }
}
