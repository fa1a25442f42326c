import Foundation
public import GraphPresence

/// Answers a client's requests from a presence service in memory, as Microsoft Graph would over the network.
///
/// ```swift
/// let clock = ManualClock()
/// let emulator = EmulatorTransport(clock: clock)
/// let graphClient = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator)
/// ```
///
/// Any bearer token will do; permissions are not checked.
public struct EmulatorTransport: Transport {
    private let service: Locked<PresenceService>
    private let clock: any EmulatorClock
    private let signedInUser: String?
    private let cloud: GraphCloud.Name

    /// An emulator of its own.
    ///
    /// - Parameters:
    ///   - service: The state to start from. Default: no sessions.
    ///   - clock: Tells the time. Default: the clock of this machine.
    ///   - signedInUser: The id of the user that `/me` stands for; nil for an application without a user, which cannot
    ///     use `/me`. Default: nil.
    ///   - cloud: The cloud to be: it decides on operations and properties. Default: global.
    public init(
        service: PresenceService = PresenceService(),
        clock: any EmulatorClock = SystemClock(),
        signedInUser: String? = nil,
        cloud: GraphCloud.Name = .global
    ) {
        self.service = Locked(service)
        self.clock = clock
        self.signedInUser = signedInUser
        self.cloud = cloud
    }

    /// Performs a command that does not come through Graph, such as signing in to a Teams client, at the clock's instant.
    ///
    /// - Parameters:
    ///   - command: What to do.
    ///   - user: The user's id.
    /// - Throws: ``PresenceServiceError`` if the service refuses the command.
    public func perform(_ command: PresenceCommand, for user: String) throws {
        let now = clock.now
        try service.withLock { try $0.perform(command, for: user, at: now) }
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
        let route = try Route(method: request.method, url: request.url, cloud: cloud)
        if route.operation.name == "getPresencesByUserId" { return try presences(request, at: now) }
        guard let user = route.operation.pathTemplate.hasPrefix("/me/") ? signedInUser : route.parameters.first else {
            throw PresenceServiceError(
                status: 400,
                code: "BadRequest",
                message: "/me request is only valid with delegated authentication flow."
            )
        }
        guard let command = try PresenceCommand(route.operation, request) else {
            return try JSONCoding.encoder.encode(service.withLock { read($0, user, at: now) })
        }
        try service.withLock { try $0.perform(command, for: user, at: now) }
        return nil
    }

    private func presences(_ request: TransportRequest, at now: Date) throws -> Data {
        let body: GetPresencesByUserIdPostRequestBody = try request.decodedBody()
        guard body.ids.count <= GetPresencesByUserIdPostRequestBody.idsMaximumCount else {
            throw PresenceServiceError.invalidArgument("ids")
        }
        let presences = service.withLock { service in body.ids.map { read(service, $0, at: now) } }
        return try JSONCoding.encoder.encode(GetPresencesByUserIdPostResponse(value: presences))
    }

    private func read(_ service: PresenceService, _ user: String, at now: Date) -> Presence {
        service.presence(of: user, readBy: signedInUser, at: now, in: cloud)
    }
}
