import Foundation
import GraphPresence

/// The administration of an emulator over HTTP, under a path of its own that is not Graph's.
struct Administration {
    private static let root = "/emulator"

    private let request: TransportRequest
    /// The decoded segments below the root.
    private let path: [String]

    /// Whether a path is of the administration.
    static func isPath(_ path: String) -> Bool { path == root || path.hasPrefix(root + "/") }

    /// The methods that there are at a path.
    static func methods(ofPath path: String) -> [String] {
        let segments = path.split(separator: "/").dropFirst()
        return switch (segments.first ?? "", segments.count) {
        case ("clock", 1): ["GET", "POST"]
        case ("deviceCodes", 1): ["GET"]
        case ("notifications", 1): ["POST"]
        case ("faults", 1): ["DELETE", "POST"]
        case ("applications", 1), ("reset", 1), ("throttling", 1), ("tokens", 1): ["POST"]
        case ("users", 3), ("deviceCodes", 3): ["POST"]
        default: []
        }
    }

    /// The URL of the administration on the same server as another.
    static func url(_ path: [String], besides url: URL) -> String {
        var parts = URLComponents()
        parts.scheme = url.scheme
        parts.host = url.host
        parts.port = url.port
        parts.path = ([root] + path).joined(separator: "/")
        return parts.string ?? parts.path
    }

    /// Reads a request; nil if it is not for the administration.
    init?(_ request: TransportRequest) {
        let path = URLComponents(url: request.url, resolvingAgainstBaseURL: true)?.percentEncodedPath ?? ""
        guard Self.isPath(path) else { return nil }
        self.request = request
        self.path = path.split(separator: "/").dropFirst().compactMap { String($0).removingPercentEncoding }
    }

    /// Does what is asked for.
    ///
    /// - Returns: The body of the answer; nil if it has none.
    /// - Throws: ``PresenceServiceError`` if it cannot be done.
    func answer(_ emulator: EmulatorTransport) throws -> Data? {
        let methods = Self.methods(ofPath: request.url.path)
        guard !methods.isEmpty else { throw Self.notFound }
        guard methods.contains(request.method.rawValue) else {
            throw PresenceServiceError(
                status: 405,
                code: "MethodNotAllowed",
                message: "The emulator's administration has \(methods.joined(separator: " and ")) here."
            )
        }
        switch (request.method, path.first ?? "", path.count) {
        case (.get, "clock", 1): return try clock(emulator)
        case (.post, "clock", 1):
            let move: ClockMove = try request.decodedBody()
            guard let duration = move.advance.duration, duration >= .zero, emulator.canAdvance(by: duration) else {
                throw PresenceServiceError.invalidArgument("advance")
            }
            emulator.advance(by: duration)
            return try clock(emulator)
        case (.post, "reset", 1): emulator.reset()
        case (.post, "users", 3):
            guard path[1].isGUID else { throw PresenceServiceError.invalidUserId }
            try emulator.perform(userCommand(path[2]), for: path[1])
        case (.get, "deviceCodes", 1): return try JSONCoding.encoder.encode(["value": emulator.pendingDeviceCodes])
        case (.post, "notifications", 1):
            let taken = try emulator.takeNotifications().map(TakenNotification.init)
            return try JSONCoding.encoder.encode(["value": taken])
        case (.post, "deviceCodes", 3) where path[2] == "approve":
            let approval: Approval = try request.decodedBody()
            try emulator.approveDeviceCode(path[1], as: approval.user)
        case (.post, "deviceCodes", 3) where path[2] == "deny": try emulator.denyDeviceCode(path[1])
        case (.post, "tokens", 1):
            let token: TokenRegistration = try request.decodedBody()
            emulator.register(token: token.token, as: token.identity)
        case (.post, "applications", 1):
            let application: ApplicationRegistration = try request.decodedBody()
            emulator.register(application.application)
        case (.post, "throttling", 1):
            let change: ThrottlingChange = try request.decodedBody()
            emulator.setThrottling(try change.throttling())
        case (.post, "faults", 1):
            let script: FaultScript = try request.decodedBody()
            emulator.add(try script.fault())
        case (.delete, "faults", 1): emulator.removeFaults()
        default: throw Self.notFound
        }
        return nil
    }

    private func clock(_ emulator: EmulatorTransport) throws -> Data {
        try JSONCoding.encoder.encode(["now": GraphDateTimeOffset(emulator.now).text])
    }

    private func userCommand(_ name: String) throws -> PresenceCommand {
        switch name {
        case "signIn":
            let body: TeamsSignIn = try request.decodedBody()
            return .signIn(teamsClient: body.teamsClient, state: PresenceState(body.availability, body.activity))
        case "signOut":
            let body: TeamsSignOut = try request.decodedBody()
            return .signOut(teamsClient: body.teamsClient)
        case "setOutOfOffice": return .setOutOfOffice(try request.decodedBody())
        case "setScheduledLocation":
            let body: ScheduledLocation = try request.decodedBody()
            return .setScheduledLocation(WorkLocationSignal(body.workLocationType, placeId: body.placeId))
        case "clearScheduledLocation": return .clearScheduledLocation
        default: throw Self.notFound
        }
    }

    private static let notFound = PresenceServiceError(
        status: 404,
        code: "NotFound",
        message: "The emulator's administration has no such path."
    )
}
