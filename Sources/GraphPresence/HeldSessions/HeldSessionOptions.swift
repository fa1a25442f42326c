public import GraphRuntime

/// The options of a held session.
public struct HeldSessionOptions: Sendable {
    /// How long each renewal lets the session last. If the process ends without clearing the session, the state disappears
    /// after this time at the latest.
    public var expirationDuration: GraphDuration
    /// How long before its expiration a session is renewed, which is how long an outage may last without being visible. It
    /// is limited to half of the time that the state is shown; a negative value counts as zero.
    public var renewalLeadTime: Duration
    /// The longest wait before a failed renewal is retried, while the state is still shown.
    ///
    /// After the state has expired, the interval doubles with each failure, up to one minute. Each wait is a random part of
    /// the interval, from half of it, so that sessions that an outage stopped do not all retry at the same instant. A longer
    /// `Retry-After` takes precedence. After the expiration, a renewal that the service refuses, for example with 403, is
    /// retried about once a minute.
    public var retryInterval: Duration
    /// How long one renewal may take, including the access token. The state is set for the first time as any other request
    /// is sent, with this time-out for each attempt.
    public var timeout: Duration
    /// How long clearing the session at the end may take, whether or not the task is cancelled. Up to half of it is spent on
    /// waiting for a renewal in flight. A preferred presence is cleared before the session, which may take as long
    /// again.
    public var cleanupTimeout: Duration
    /// A Boolean value that indicates whether the body ends, with the error of the failed renewal, when the session expires.
    public var endsWhenExpired: Bool

    /// Creates the options of a held session.
    ///
    /// - Parameters:
    ///   - expirationDuration: How long each renewal lets the session last, from 5 minutes to 4 hours. The default is 5
    ///     minutes.
    ///   - renewalLeadTime: How long before its expiration a session is renewed. The default is 30 seconds.
    ///   - retryInterval: The longest wait before a failed renewal is retried, at least 100 milliseconds. The default is 5
    ///     seconds.
    ///   - timeout: How long one renewal may take. The default is 10 seconds.
    ///   - cleanupTimeout: How long clearing the session at the end may take. The default is 10 seconds.
    ///   - endsWhenExpired: Whether the body ends when the session expires. The default is `false`.
    public init(
        expirationDuration: GraphDuration = SetPresencePostRequestBody.expirationDurationMinimum,
        renewalLeadTime: Duration = .seconds(30),
        retryInterval: Duration = .seconds(5),
        timeout: Duration = .seconds(10),
        cleanupTimeout: Duration = .seconds(10),
        endsWhenExpired: Bool = false
    ) {
        self.expirationDuration = expirationDuration
        self.renewalLeadTime = renewalLeadTime
        self.retryInterval = retryInterval
        self.timeout = timeout
        self.cleanupTimeout = cleanupTimeout
        self.endsWhenExpired = endsWhenExpired
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

    /// The retry interval with its lower bound: a shorter one would keep the process busy.
    var leastRetryInterval: Duration { max(retryInterval, .milliseconds(100)) }

    /// How long after one renewal the next one is due.
    func interval(of state: SessionPresence) -> Duration {
        let lifetime = lifetime(of: state)
        return max(lifetime / 2, lifetime - max(.zero, renewalLeadTime))
    }
}
