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
public struct EmulatorTransport: CustomReflectable, CustomStringConvertible, GraphTransport {
    let emulator: Emulator

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
        clock: any GraphClock = .system,
        signedInUser: String? = nil,
        cloud: GraphCloud.Name = .global,
        throttling: EmulatorThrottling? = .documented
    ) {
        self.init(service, clock, IdentityProvider(anyTokenIsOf: signedInUser), cloud, throttling)
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
        clock: any GraphClock = .system,
        tokens: [String: EmulatorIdentity],
        applications: [EmulatorApplication] = [],
        cloud: GraphCloud.Name = .global,
        throttling: EmulatorThrottling? = .documented
    ) {
        self.init(service, clock, IdentityProvider(tokens: tokens, applications: applications), cloud, throttling)
    }

    private init(
        _ service: PresenceService,
        _ clock: any GraphClock,
        _ identities: IdentityProvider,
        _ cloud: GraphCloud.Name,
        _ throttling: EmulatorThrottling?
    ) {
        let state = EmulatorState(service: service, identities: identities, throttle: Throttle(throttling))
        emulator = Emulator(state, clock: clock, cloud: cloud)
    }

    /// The emulator's time: that of its clock, and what it was moved on by.
    public var now: Date { emulator.now }

    /// Answers a request.
    ///
    /// - Parameter request: What a client sends.
    /// - Returns: What the service answers.
    /// - Throws: `CancellationError` if the task was cancelled; `TransportError` if a fault breaks the answer off.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try Task.checkCancellation()
        let request = ServerRequest(request)
        if let fault = emulator.takeFault(request.method, request.path) { return try await fault.response() }
        return emulator.response(to: request)
    }

    /// The cloud that the emulator is.
    public var description: String { "EmulatorTransport(\(emulator.cloud.rawValue))" }

    /// Shows the cloud.
    public var customMirror: Mirror {
        Mirror(self, children: ["cloud": emulator.cloud.rawValue], displayStyle: .struct)
    }
}
