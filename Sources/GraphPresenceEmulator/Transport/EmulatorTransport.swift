// SPDX-License-Identifier: MIT

public import Foundation
public import GraphPresence

/// A transport that sends a client's requests to an in-memory presence service instead of Microsoft Graph.
///
/// ```swift
/// let clock = ManualClock()
/// let emulator = EmulatorTransport(clock: clock)
/// let graphClient = GraphServiceClient(
///     credential: StaticTokenCredential("any"),
///     transport: emulator
/// )
/// ```
///
/// The emulator accepts any bearer token, unless you create it with tokens, or register a token or an application. From
/// then on, the emulator accepts only tokens that were registered or that it issued, and checks their permissions. The
/// emulator issues tokens itself, at the paths of the Microsoft identity platform on any host.
///
/// The emulator's description and mirror omit the state, because the state contains tokens.
public struct EmulatorTransport: CustomReflectable, CustomStringConvertible, GraphTransport {
    let emulator: Emulator

    /// Creates an emulator that accepts any bearer token.
    ///
    /// - Parameters:
    ///   - service: The initial state. The default is a service without sessions.
    ///   - clock: The clock that determines the emulator's time. The default is the system clock.
    ///   - signedInUser: The ID of the user that `/me` refers to; `nil` for an application without a user, which cannot
    ///     use `/me`. The default is `nil`.
    ///   - cloud: The cloud to emulate, which determines the operations and properties. The default is `.global`.
    ///   - throttling: The request limit for each application, or `nil` for an unlimited number of requests. The
    ///     default is the documented limit.
    public init(
        service: PresenceService = PresenceService(),
        clock: any GraphClock = .system,
        signedInUser: String? = nil,
        cloud: GraphCloud.Name = .global,
        throttling: EmulatorThrottling? = .documented
    ) {
        self.init(service, clock, IdentityProvider(anyTokenIsOf: signedInUser), cloud, throttling)
    }

    /// Creates an emulator that identifies callers by their tokens and checks their permissions.
    ///
    /// - Parameters:
    ///   - service: The initial state. The default is a service without sessions.
    ///   - clock: The clock that determines the emulator's time. The default is the system clock.
    ///   - tokens: The accepted access tokens and the identities that they represent. Tokens that the token endpoint
    ///     issues are also accepted.
    ///   - applications: The applications that can acquire tokens from the token endpoint. The default is an
    ///     empty array.
    ///   - cloud: The cloud to emulate, which determines the operations and properties. The default is `.global`.
    ///   - throttling: The request limit for each application, or `nil` for an unlimited number of requests. The
    ///     default is the documented limit.
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

    /// The emulator's time: the time of its clock plus all durations by which you advanced the emulator.
    public var now: Date { emulator.now }

    /// Performs a request and returns the response of the emulated service.
    ///
    /// - Parameter request: The request to perform.
    /// - Returns: The response.
    /// - Throws: `CancellationError` if the task is canceled, or `TransportError` if a fault ends the response early.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try Task.checkCancellation()
        let request = ServerRequest(request)
        let start = ContinuousClock.now
        if let fault = emulator.takeFault(request.method, request) {
            emulator.note(request, fault.response, since: start)
            return try await fault.perform()
        }
        let response = emulator.response(to: request)
        emulator.note(request, response, since: start)
        return response
    }

    /// The type name and the emulated cloud.
    public var description: String { "EmulatorTransport(\(emulator.cloud.rawValue))" }

    /// A mirror that shows the emulated cloud.
    public var customMirror: Mirror {
        Mirror(self, children: ["cloud": emulator.cloud.rawValue], displayStyle: .struct)
    }
}
