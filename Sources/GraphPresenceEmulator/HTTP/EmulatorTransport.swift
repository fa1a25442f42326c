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
/// Any bearer token will do, unless the emulator is made with tokens of its own; then permissions are checked too.
public struct EmulatorTransport: Transport {
    private let service: Locked<PresenceService>
    private let clock: any EmulatorClock
    private let access: EmulatorAccess
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
        self.init(service, clock, .anyToken(user: signedInUser), cloud)
    }

    /// An emulator that knows its callers by their tokens and checks their permissions.
    ///
    /// - Parameters:
    ///   - service: The state to start from. Default: no sessions.
    ///   - clock: Tells the time. Default: the clock of this machine.
    ///   - tokens: Who stands behind each token; any other token is refused.
    ///   - cloud: The cloud to be: it decides on operations and properties. Default: global.
    public init(
        service: PresenceService = PresenceService(),
        clock: any EmulatorClock = SystemClock(),
        tokens: [String: EmulatorIdentity],
        cloud: GraphCloud.Name = .global
    ) {
        self.init(service, clock, .registered(tokens), cloud)
    }

    private init(
        _ service: PresenceService,
        _ clock: any EmulatorClock,
        _ policy: EmulatorAccess.Policy,
        _ cloud: GraphCloud.Name
    ) {
        self.service = Locked(service)
        self.clock = clock
        access = EmulatorAccess(policy: policy)
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
        return response(to: request)
    }

    /// What the service answers.
    func response(to request: TransportRequest) -> TransportResponse {
        let now = clock.now
        var headers = self.headers(at: now)
        headers["client-request-id"] = request.headers["client-request-id"]
        do {
            let body = try answer(request, at: now)
            if body != nil { headers["Content-Type"] = "application/json" }
            return TransportResponse(status: 200, headers: headers, body: body ?? Data())
        } catch let error as PresenceServiceError {
            return response(of: error, headers)
        } catch {
            let message = "The emulator failed: \(error)"
            return response(
                of: PresenceServiceError(status: 500, code: "InternalServerError", message: message),
                headers
            )
        }
    }

    /// An answer with an error.
    func response(of error: PresenceServiceError, _ given: GraphHeaders? = nil) -> TransportResponse {
        let now = clock.now
        var headers = given ?? self.headers(at: now)
        headers["Content-Type"] = "application/json"
        return TransportResponse(
            status: error.status,
            headers: headers,
            body: ErrorBody(error, requestId: headers["request-id"], date: now).data
        )
    }

    /// The methods that there are at a path.
    func methods(ofPath path: String) -> [String] {
        Route.methods(ofPath: path, cloud: cloud)
    }

    private func headers(at now: Date) -> GraphHeaders {
        ["Date": HTTPDate.text(of: now), "request-id": UUID().uuidString.lowercased()]
    }

    /// The body of the answer; nil if it has none.
    private func answer(_ request: TransportRequest, at now: Date) throws -> Data? {
        let caller = try access.caller(of: request)
        if Route.isBatch(request.url) { return try batch(request) }
        let route = try Route(method: request.method, url: request.url, cloud: cloud)
        if route.operation.name == "getPresencesByUserId" {
            try access.check(caller, route.operation, on: nil)
            return try presences(request, caller.user, at: now)
        }
        guard let user = route.operation.pathTemplate.hasPrefix("/me/") ? caller.user : route.parameters.first else {
            throw PresenceServiceError(
                status: 400,
                code: "BadRequest",
                message: "/me request is only valid with delegated authentication flow."
            )
        }
        try access.check(caller, route.operation, on: user)
        guard let command = try PresenceCommand(route.operation, request) else {
            let presence = service.withLock { $0.presence(of: user, readBy: caller.user, at: now, in: cloud) }
            return try JSONCoding.encoder.encode(presence)
        }
        try service.withLock { try $0.perform(command, for: user, at: now) }
        return nil
    }

    private func batch(_ request: TransportRequest) throws -> Data {
        guard request.method == .post else {
            throw PresenceServiceError(status: 405, code: "Request_BadRequest", message: "A batch is posted.")
        }
        let authorization = request.headers["Authorization"]
        let batch = try Batch(request.body, root: GraphCloud.global.serviceRoot.absoluteString + Route.root)
        let answer = batch.answer { item in
            // The batch's token is that of all its requests.
            var headers = item.headers
            headers["Authorization"] = authorization
            let operation = GraphOperation(method: item.method, pathTemplate: item.url.path)
            return response(
                to: TransportRequest(
                    method: item.method,
                    url: item.url,
                    headers: headers,
                    body: item.body,
                    operation: operation
                )
            )
        }
        return try JSONCoding.encoder.encode(answer)
    }

    private func presences(_ request: TransportRequest, _ reader: String?, at now: Date) throws -> Data {
        let body: GetPresencesByUserIdPostRequestBody = try request.decodedBody()
        guard body.ids.count <= GetPresencesByUserIdPostRequestBody.idsMaximumCount else {
            throw PresenceServiceError.invalidArgument("ids")
        }
        let presences = service.withLock { service in
            body.ids.map { service.presence(of: $0, readBy: reader, at: now, in: cloud) }
        }
        return try JSONCoding.encoder.encode(GetPresencesByUserIdPostResponse(value: presences))
    }
}
