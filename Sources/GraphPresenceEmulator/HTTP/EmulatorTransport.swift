public import Foundation
public import GraphPresence

/// Answers a client's requests from a presence service in memory, as Microsoft Graph would over the network.
///
/// ```swift
/// let clock = ManualClock()
/// let emulator = EmulatorTransport(clock: clock)
/// let graphClient = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator)
/// ```
///
/// Any bearer token will do, unless the emulator is made with tokens or applications of its own, or one is registered;
/// then permissions are checked too. The emulator is its own token endpoint, at the paths of the Microsoft identity
/// platform and any host.
///
/// Its description and mirror show no state: tokens are in it.
public struct EmulatorTransport: CustomReflectable, CustomStringConvertible, Transport {
    private let state: Locked<EmulatorState>
    private let initial: EmulatorState
    let cloud: GraphCloud.Name
    private let clock: any EmulatorClock

    /// An emulator of its own.
    ///
    /// - Parameters:
    ///   - service: The state to start from. Default: no sessions.
    ///   - clock: Tells the time. Default: the clock of this machine.
    ///   - signedInUser: The id of the user that `/me` stands for; nil for an application without a user, which cannot
    ///     use `/me`. Default: nil.
    ///   - cloud: The cloud to be: it decides on operations and properties. Default: global.
    ///   - throttling: How many requests an application may send; nil for any number. Default: as documented.
    public init(
        service: PresenceService = PresenceService(),
        clock: any EmulatorClock = SystemClock(),
        signedInUser: String? = nil,
        cloud: GraphCloud.Name = .global,
        throttling: EmulatorThrottling? = .documented
    ) {
        self.init(service, clock, Directory(anyTokenIsOf: signedInUser), cloud, throttling)
    }

    /// An emulator that knows its callers by their tokens and checks their permissions.
    ///
    /// - Parameters:
    ///   - service: The state to start from. Default: no sessions.
    ///   - clock: Tells the time. Default: the clock of this machine.
    ///   - tokens: Who stands behind each token; any other token is refused, but for those of the token endpoint.
    ///   - applications: The applications that the token endpoint knows. Default: none.
    ///   - cloud: The cloud to be: it decides on operations and properties. Default: global.
    ///   - throttling: How many requests an application may send; nil for any number. Default: as documented.
    public init(
        service: PresenceService = PresenceService(),
        clock: any EmulatorClock = SystemClock(),
        tokens: [String: EmulatorIdentity],
        applications: [EmulatorApplication] = [],
        cloud: GraphCloud.Name = .global,
        throttling: EmulatorThrottling? = .documented
    ) {
        self.init(service, clock, Directory(tokens: tokens, applications: applications), cloud, throttling)
    }

    private init(
        _ service: PresenceService,
        _ clock: any EmulatorClock,
        _ directory: Directory,
        _ cloud: GraphCloud.Name,
        _ throttling: EmulatorThrottling?
    ) {
        initial = EmulatorState(service: service, directory: directory, throttle: Throttle(throttling))
        state = Locked(initial)
        self.clock = clock
        self.cloud = cloud
    }

    /// The emulator's time: that of its clock, and what it was moved on by.
    public var now: Date { withState { $1 } }

    /// Reads or changes the state at the instant, which no later call comes before.
    func withState<Result>(_ body: (inout EmulatorState, Date) throws -> Result) rethrows -> Result {
        try state.withLock { state in
            let now = state.instant(of: clock)
            return try body(&state, now)
        }
    }

    /// Takes the state back to how it was made.
    func restore() {
        state.withLock { $0 = initial }
    }

    /// Answers a request.
    ///
    /// - Parameter request: What a client sends.
    /// - Returns: What the service answers.
    /// - Throws: `CancellationError` if the task was cancelled; `TransportError` if a fault breaks the answer off.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try Task.checkCancellation()
        guard let fault = takeFault(request.method.rawValue, request.path) else {
            return response(to: request)
        }
        var bytes = Data()
        var ending = RawResponse.Ending.silent
        for step in fault.steps {
            switch step {
            case .send(let more): bytes += more
            case .wait(let duration): try await Task.sleep(for: duration)
            case .close: ending = .closed
            case .reset: ending = .reset
            }
            if ending != .silent { break }
        }
        return try RawResponse(bytes).response(endingWith: ending)
    }

    /// What the service answers.
    func response(to request: TransportRequest) -> TransportResponse {
        let path = request.path
        if let endpoint = TokenEndpoint(request.method.rawValue, path) {
            return withState { endpoint.answer(request, &$0.directory, at: $1) }
        }
        let now = self.now
        do {
            guard TokenEndpoint.methods(at: path).isEmpty else {
                throw PresenceServiceError(status: 405, code: "MethodNotAllowed", message: "A form is posted here.")
            }
            let (status, body) =
                if ControlRoutes.contains(path) {
                    (200, try ControlRoutes.perform(request, on: self))
                } else {
                    try graphReply(to: request)
                }
            var headers = self.headers(at: now)
            headers["client-request-id"] = request.headers["client-request-id"]
            if body != nil { headers["Content-Type"] = "application/json" }
            return TransportResponse(status: status, headers: headers, body: body ?? Data())
        } catch {
            let message = "The emulator failed: \(error)"
            let refusal =
                error as? PresenceServiceError
                ?? PresenceServiceError(status: 500, code: "InternalServerError", message: message)
            return response(of: refusal, clientRequestId: request.headers["client-request-id"])
        }
    }

    /// An answer with an error.
    func response(of error: PresenceServiceError, clientRequestId: String? = nil) -> TransportResponse {
        let now = self.now
        var headers = self.headers(at: now)
        headers["client-request-id"] = clientRequestId
        headers["Content-Type"] = "application/json"
        headers["Retry-After"] = error.retryAfter.map(String.init)
        return TransportResponse(
            status: error.status,
            headers: headers,
            body: ErrorBody(error, requestId: headers["request-id"], date: now).data
        )
    }

    /// The methods that a path allows. Empty if there is nothing at the path.
    func methods(at path: RequestPath) -> [String] {
        let methods = TokenEndpoint.methods(at: path)
        guard methods.isEmpty else { return methods }
        return ControlRoutes.contains(path) ? ControlRoutes.methods(at: path) : GraphRoutes.methods(at: path, in: cloud)
    }

    /// The fault that a request meets; nil if it meets none.
    func takeFault(_ method: String, _ path: RequestPath) -> EmulatorFault? {
        // A test that went wrong must be able to take its faults back.
        guard !ControlRoutes.contains(path) else { return nil }
        return withState { state, _ in state.takeFault(method, path.text) }
    }

    private func headers(at now: Date) -> GraphHeaders {
        ["Date": HTTPDate.text(of: now), "request-id": UUID().uuidString.lowercased()]
    }

    /// The cloud that the emulator is.
    public var description: String { "EmulatorTransport(\(cloud.rawValue))" }

    /// Shows the cloud.
    public var customMirror: Mirror { Mirror(self, children: ["cloud": cloud.rawValue], displayStyle: .struct) }
}
