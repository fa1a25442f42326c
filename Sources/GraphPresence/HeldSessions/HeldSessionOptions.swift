public import GraphRuntime

/// How a session is held.
public struct HeldSessionOptions: Sendable {
    /// How long each renewal lets the session last: if the process ends without clearing the session, the state is gone
    /// after this time at the latest.
    public var expirationDuration: GraphDuration
    /// How long before it would lapse a session is renewed, and so how long an outage may last that nobody sees; at most
    /// half of the time that the state is shown, at least nothing.
    public var lead: Duration
    /// How long after a failed renewal it is retried, at most, while the state is still shown. After it has expired the
    /// interval doubles with each failure, up to a minute, which is how long it may take until an outage that is over is
    /// noticed. Each wait is a random part of the interval, from half of it, so that the sessions that an outage stopped do
    /// not come back at one instant. A service that asks for a longer wait gets it. A renewal that is refused, as with 403,
    /// after the session has expired is retried about once a minute.
    public var retryInterval: Duration
    /// How long one renewal may take, its token included. The state is set for the first time as any other request is sent,
    /// with this time-out for each attempt.
    public var timeout: Duration
    /// How long clearing the session at the end may take, cancelled or not; half of it may be spent on waiting for a renewal
    /// that is under way. A preferred presence is cleared before, which may take one and a half times as long.
    public var cleanUpTimeLimit: Duration
    /// Whether a session that lapses ends the body, with the error of the renewal that failed.
    public var endsWhenLapsed: Bool

    /// How a session is held.
    ///
    /// - Parameters:
    ///   - expirationDuration: How long each renewal lets the session last. Default: 5 minutes, the shortest there is.
    ///   - lead: How long before it would lapse a session is renewed. Default: 30 seconds.
    ///   - retryInterval: How long after the first failed renewal it is retried, at most; at least 100 milliseconds. The
    ///     default is 5 seconds.
    ///   - timeout: How long one renewal may take. Default: 10 seconds.
    ///   - cleanUpTimeLimit: How long clearing the session at the end may take. Default: 10 seconds.
    ///   - endsWhenLapsed: Whether a session that lapses ends the body. Default: false.
    public init(
        expirationDuration: GraphDuration = SetPresencePostRequestBody.expirationDurationMinimum,
        lead: Duration = .seconds(30),
        retryInterval: Duration = .seconds(5),
        timeout: Duration = .seconds(10),
        cleanUpTimeLimit: Duration = .seconds(10),
        endsWhenLapsed: Bool = false
    ) {
        self.expirationDuration = expirationDuration
        self.lead = lead
        self.retryInterval = retryInterval
        self.timeout = timeout
        self.cleanUpTimeLimit = cleanUpTimeLimit
        self.endsWhenLapsed = endsWhenLapsed
    }
}

extension HeldSessionOptions {
    /// After this time the service fades a session that is Available and was not set again.
    ///
    /// See [Manage presence state](https://learn.microsoft.com/graph/cloud-communications-manage-presence-state).
    public static let availableTimeout = Duration.seconds(300)

    /// How long the service shows a state that was set once.
    func lifetime(of state: SessionPresence) -> Duration {
        let expiration = expirationDuration.duration ?? Self.availableTimeout
        return state.availability == .available ? min(expiration, Self.availableTimeout) : expiration
    }

    /// The interval between retries without which they would do nothing else.
    var leastRetryInterval: Duration { max(retryInterval, .milliseconds(100)) }

    /// How long after one renewal the next one is due.
    func interval(of state: SessionPresence) -> Duration {
        let lifetime = lifetime(of: state)
        return max(lifetime / 2, lifetime - max(.zero, lead))
    }
}
