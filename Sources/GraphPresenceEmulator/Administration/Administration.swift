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
        switch (request.method, path.first ?? "", path.count) {
        case (.get, "clock", 1): return try clock(emulator)
        case (.post, "clock", 1):
            let move: ClockMove = try request.decodedBody()
            guard let duration = move.advance.duration, duration >= .zero else {
                throw PresenceServiceError.invalidArgument("advance")
            }
            emulator.advance(by: duration)
            return try clock(emulator)
        case (.post, "reset", 1): emulator.reset()
        case (.post, "users", 3): try emulator.perform(userCommand(path[2]), for: path[1])
        case (.get, "deviceCodes", 1): return try JSONCoding.encoder.encode(["value": emulator.pendingDeviceCodes])
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
            emulator.setThrottling(change.throttling)
        case (.post, "faults", 1):
            let script: FaultScript = try request.decodedBody()
            emulator.add(try script.fault())
        case (.delete, "faults", 1): emulator.removeFaults()
        default: throw Self.unknown
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
        default: throw Self.unknown
        }
    }

    private static let unknown = PresenceServiceError(
        status: 404,
        code: "NotFound",
        message: "The emulator's administration has no such path, or not with this method."
    )
}
