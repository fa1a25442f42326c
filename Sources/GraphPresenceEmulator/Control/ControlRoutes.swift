import Foundation
import GraphPresence

/// The control calls over HTTP, under a path of the emulator's own that is not Graph's.
enum ControlRoutes {
    /// Performs a call, and returns the body of the response; `nil` if it has none.
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

    /// Whether a path is that of a control call, known or not.
    static func contains(_ path: RequestPath) -> Bool { path.segments.first == root }

    /// The methods that a path allows. Empty if there is no such control call.
    static func methods(at path: RequestPath) -> [String] { table.methods(at: segments(of: path)) }

    /// The path below which device codes are approved and denied.
    static let deviceCodesPath = "/\(root)/deviceCodes"

    /// Performs a control call.
    ///
    /// - Returns: The body of the response; `nil` if it has none.
    /// - Throws: ``PresenceServiceError`` of status 404 if there is no such call, 405 if it has another method, 400 if its
    ///   parameters are invalid.
    static func perform(_ request: ServerRequest, on emulator: Emulator) throws -> Data? {
        if let (handler, parameters) = table.match(request.method, segments(of: request.path)) {
            return try handler(emulator, request, parameters)
        }
        let methods = methods(at: request.path)
        guard methods.isEmpty else {
            throw PresenceServiceError(
                status: 405,
                code: "MethodNotAllowed",
                message: "The emulator's administration has \(methods.joined(separator: " and ")) here."
            )
        }
        throw PresenceServiceError(
            status: 404,
            code: "NotFound",
            message: "The emulator's administration has no such path."
        )
    }

    /// The segments below the root. Empty segments do not count.
    private static func segments(of path: RequestPath) -> ArraySlice<String> {
        path.segments.dropFirst().filter { !$0.isEmpty }[...]
    }

    private static func clock(_ emulator: Emulator) throws -> Data? {
        try JSONCoding.encoder.encode(["now": GraphDateTimeOffset(emulator.now).text])
    }

    private static func moveClock(_ emulator: Emulator, _ move: ClockMove) throws -> Data? {
        guard let duration = move.advance.duration, duration >= .zero, emulator.canAdvance(by: duration) else {
            throw PresenceServiceError.invalidArgument("advance")
        }
        emulator.advance(by: duration)
        return try clock(emulator)
    }

    /// A call that performs a command for the user in its path.
    private static func command(_ command: @escaping @Sendable (ServerRequest) throws -> PresenceCommand) -> Handler {
        { emulator, request, parameters in
            guard parameters[0].isGUID else { throw PresenceServiceError.invalidUserId }
            return done(try emulator.perform(command(request), for: parameters[0]))
        }
    }

    /// The body with a list of values.
    private static func value(_ values: [some Encodable]) throws -> Data? {
        try JSONCoding.encoder.encode(["value": values])
    }

    /// No body, after a call that returns nothing.
    private static func done(_: Void) -> Data? { nil }
}
