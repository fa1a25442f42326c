import Foundation
public import GraphPresence

/// Answers a client's requests from a presence service in memory, as Microsoft Graph would over the network.
///
/// ```swift
/// let clock = ManualClock()
/// let emulator = EmulatorTransport(clock: clock)
/// let graphClient = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator)
/// ```
public struct EmulatorTransport: Transport {
    private let service: Locked<PresenceService>
    private let clock: any EmulatorClock
    private let signedInUser: String?

    /// An emulator of its own.
    ///
    /// - Parameters:
    ///   - service: The state to start from. Default: no sessions.
    ///   - clock: Tells the time. Default: the clock of this machine.
    ///   - signedInUser: The id of the user that `/me` stands for; nil for an application without a user, which cannot
    ///     use `/me`. Default: nil.
    public init(
        service: PresenceService = PresenceService(),
        clock: any EmulatorClock = SystemClock(),
        signedInUser: String? = nil
    ) {
        self.service = Locked(service)
        self.clock = clock
        self.signedInUser = signedInUser
    }

    /// Answers a request.
    ///
    /// - Parameter request: What a client sends.
    /// - Returns: What the service answers.
    /// - Throws: `CancellationError` if the task was cancelled.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try Task.checkCancellation()
        let now = clock.now
        var headers: GraphHeaders = [
            "Date": HTTPDate.text(of: now),
            "request-id": UUID().uuidString.lowercased(),
        ]
        headers["client-request-id"] = request.headers["client-request-id"]
        do {
            let body = try answer(request, at: now)
            if body != nil { headers["Content-Type"] = "application/json" }
            return TransportResponse(status: 200, headers: headers, body: body ?? Data())
        } catch let error as PresenceServiceError {
            headers["Content-Type"] = "application/json"
            return TransportResponse(
                status: error.status,
                headers: headers,
                body: try ErrorBody(error, requestId: headers["request-id"], date: now).data()
            )
        }
    }

    /// The body of the answer; nil if it has none.
    private func answer(_ request: TransportRequest, at now: Date) throws -> Data? {
        guard let authorization = request.headers["Authorization"], authorization.hasPrefix("Bearer "),
            authorization.count > "Bearer ".count
        else {
            throw PresenceServiceError(
                status: 401,
                code: "InvalidAuthenticationToken",
                message: "Access token is empty."
            )
        }
        let route = try Route(method: request.method, url: request.url)
        guard let user = route.operation.pathTemplate.hasPrefix("/me/") ? signedInUser : route.parameters.first else {
            if route.operation.name == "getPresencesByUserId" { return try presences(request, at: now) }
            throw PresenceServiceError(
                status: 400,
                code: "BadRequest",
                message: "/me request is only valid with delegated authentication flow."
            )
        }
        if route.operation.method == .get {
            let presence = service.withLock { $0.presence(of: user, readBy: signedInUser, at: now) }
            return try JSONCoding.encoder.encode(presence)
        }
        try perform(route.operation, request, user, at: now)
        return nil
    }

    private func presences(_ request: TransportRequest, at now: Date) throws -> Data {
        let body: GetPresencesByUserIdPostRequestBody = try decode(request)
        guard body.ids.count <= GetPresencesByUserIdPostRequestBody.idsMaximumCount else {
            throw PresenceServiceError.invalidArgument("ids")
        }
        let presences = service.withLock { service in
            body.ids.map { service.presence(of: $0, readBy: signedInUser, at: now) }
        }
        return try JSONCoding.encoder.encode(GetPresencesByUserIdPostResponse(value: presences))
    }

    private func perform(
        _ operation: GraphOperation,
        _ request: TransportRequest,
        _ user: String,
        at now: Date
    ) throws {
        switch operation.name {
        case "setPresence":
            let body: SetPresencePostRequestBody = try decode(request)
            try service.withLock { try $0.setPresence(body, of: user, at: now) }
        case "clearPresence":
            let body: ClearPresencePostRequestBody = try decode(request)
            try service.withLock { try $0.clearPresence(body, of: user, at: now) }
        case "setUserPreferredPresence":
            let body: SetUserPreferredPresencePostRequestBody = try decode(request)
            try service.withLock { try $0.setUserPreferredPresence(body, of: user, at: now) }
        case "clearUserPreferredPresence":
            service.withLock { $0.clearUserPreferredPresence(of: user, at: now) }
        case "setStatusMessage":
            let body: SetStatusMessagePostRequestBody = try decode(request)
            try service.withLock { try $0.setStatusMessage(body, of: user, at: now) }
        default:
            throw PresenceServiceError(
                status: 501,
                code: "NotImplemented",
                message: "The emulator does not perform '\(operation.name ?? operation.pathTemplate)'."
            )
        }
    }

    private func decode<Body: Decodable>(_ request: TransportRequest) throws -> Body {
        let type = request.headers["Content-Type"]?.lowercased() ?? ""
        guard type.hasPrefix("application/json") else {
            throw PresenceServiceError(
                status: 415,
                code: "UnsupportedMediaType",
                message: "The body has to be application/json."
            )
        }
        do {
            return try JSONCoding.decoder.decode(Body.self, from: request.body ?? Data())
        } catch {
            throw PresenceServiceError(
                status: 400,
                code: "BadRequest",
                message: "The body is not what the action takes."
            )
        }
    }
}
