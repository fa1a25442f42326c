// SPDX-License-Identifier: MIT

public import GraphRuntime

/// The options of a held session.
public struct HeldSessionOptions: Sendable {
    /// How long the session lasts after each renewal. If the process ends without clearing the session, the session
    /// expires within this time.
    public var expirationDuration: GraphDuration
    /// How long before its expiration a session is renewed, which is how long an outage can last without being visible.
    /// The effective value is at least zero and at most half of the time that the state is shown.
    public var renewalLeadTime: Duration
    /// The longest wait before a failed renewal is retried, while the state is still shown.
    ///
    /// After the state has expired, the interval doubles with each failure, up to one minute. Each wait is chosen at
    /// random between half of the interval and all of it, so that after an outage the sessions do not all retry at the
    /// same time. A longer `Retry-After` takes precedence. After the expiration, a renewal that the service rejects,
    /// for example with 403 Forbidden, is retried about once a minute.
    public var retryInterval: Duration
    /// How long one renewal may take, including token acquisition. The request that sets the state for the first time
    /// uses the client's retry policy, with this timeout for each attempt, unless ``toleratesInitialFailure`` is set.
    /// If the credential may wait for a user, the time starts after the sign-in.
    public var timeout: Duration
    /// How long clearing the session at the end may take, even if the task is canceled. Up to half of this time is used
    /// to wait for a renewal in flight. Clearing a preferred presence, which happens first, may take as much time
    /// again.
    public var cleanupTimeout: Duration
    /// A Boolean value that indicates whether the body is canceled when the session or its preferred presence expires.
    /// The error of the failed renewal is then thrown.
    public var endsWhenExpired: Bool
    /// A Boolean value that indicates whether the session starts even if the state cannot be set at first, so that a
    /// body such as a phone call does not depend on the presence service.
    ///
    /// The first request is then sent once, within ``timeout``. If it fails, for example because the network or the
    /// service is unavailable, the session starts, reports ``HeldSessionEvent/initialFailure(_:)``, and retries as it
    /// does after an expiration. Errors such as 403 Forbidden are tolerated as well.
    ///
    /// An invalid request, for example one with an empty session ID, always causes an error. So does a failed sign-in,
    /// if the credential prompts the user: the user has declined it, has not used the code in time, or could not be
    /// prompted.
    public var toleratesInitialFailure: Bool

    /// Creates the options of a held session.
    ///
    /// - Parameters:
    ///   - expirationDuration: How long the session lasts after each renewal, from 5 minutes to 4 hours. The default is
    ///     5 minutes.
    ///   - renewalLeadTime: How long before its expiration a session is renewed. The default is 30 seconds.
    ///   - retryInterval: The longest wait before a failed renewal is retried, at least 100 milliseconds. The default
    ///     is 5 seconds.
    ///   - timeout: How long one renewal may take. The default is 10 seconds.
    ///   - cleanupTimeout: How long clearing the session at the end may take. The default is 10 seconds.
    ///   - endsWhenExpired: Whether the body ends when the session expires. The default is `false`.
    ///   - toleratesInitialFailure: Whether the session starts even if the state cannot be set at first. The default is
    ///     `false`.
    public init(
        expirationDuration: GraphDuration = SetPresencePostRequestBody.expirationDurationMinimum,
        renewalLeadTime: Duration = .seconds(30),
        retryInterval: Duration = .seconds(5),
        timeout: Duration = .seconds(10),
        cleanupTimeout: Duration = .seconds(10),
        endsWhenExpired: Bool = false,
        toleratesInitialFailure: Bool = false
    ) {
        self.expirationDuration = expirationDuration
        self.renewalLeadTime = renewalLeadTime
        self.retryInterval = retryInterval
        self.timeout = timeout
        self.cleanupTimeout = cleanupTimeout
        self.endsWhenExpired = endsWhenExpired
        self.toleratesInitialFailure = toleratesInitialFailure
    }
}

extension HeldSessionOptions {
    /// The time after which the service shows a session as AvailableInactive if its state is Available and is not
    /// renewed.
    ///
    /// See [Manage presence state](https://learn.microsoft.com/graph/cloud-communications-manage-presence-state).
    public static let availableTimeout = Duration.seconds(300)

    /// Returns how long the service shows a state after one request.
    func lifetime(of state: SessionPresence) -> Duration {
        let expiration = expirationDuration.duration ?? Self.availableTimeout
        return state.availability == .available ? min(expiration, Self.availableTimeout) : expiration
    }

    /// Returns whether the session starts even though the first request failed with an error.
    ///
    /// - Parameters:
    ///   - error: The error.
    ///   - isInteractive: Whether the credential may prompt a user.
    /// - Returns: Whether the session starts.
    func tolerates(_ error: any Error, isInteractive: Bool) -> Bool {
        guard toleratesInitialFailure else { return false }
        guard let failure = error as? GraphError else { return true }
        // After a sign-in that failed, each retry would prompt the user again.
        if failure.kind == .authentication, isInteractive { return failure.isOutage }
        return failure.kind != .invalidRequest
    }

    /// The retry interval, or 100 milliseconds if that is longer: a shorter interval would keep the process busy.
    var effectiveRetryInterval: Duration { max(retryInterval, .milliseconds(100)) }

    /// Returns the time from one renewal to the next.
    func interval(of state: SessionPresence) -> Duration {
        let lifetime = lifetime(of: state)
        return max(lifetime / 2, lifetime - max(.zero, renewalLeadTime))
    }
}
