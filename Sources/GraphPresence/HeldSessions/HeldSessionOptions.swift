// SPDX-License-Identifier: MIT

public import GraphRuntime

/// Options for the durations of a held session and for its behavior after a failure.
public struct HeldSessionOptions: Sendable {
    /// How long the session lasts after each renewal. If the process ends without clearing the session, the session
    /// expires within this time.
    public var expirationDuration: GraphDuration
    /// How long before the expiration a session is renewed. An outage that is shorter than this time is not visible to
    /// other users. The effective value is at least zero and at most half of the time for which the state is shown.
    public var renewalLeadTime: Duration
    /// The longest wait before a failed renewal is retried, while the state is still shown.
    ///
    /// After the state has expired, the interval doubles with each failure, up to one minute. Each wait has a random
    /// length between half of the interval and the full interval, so that the sessions do not all retry at the same
    /// time after an outage. A longer `Retry-After` delay takes precedence. After the expiration, a renewal that the
    /// service rejects, for example with 403 Forbidden, is retried about once a minute.
    public var retryInterval: Duration
    /// The time limit for a single renewal, including token acquisition. The request that sets the state for the first
    /// time uses the client's retry policy, with this timeout for each attempt, unless ``toleratesInitialFailure`` is
    /// set. If the credential can prompt a user, the timeout starts after the sign-in.
    public var timeout: Duration
    /// The time limit for clearing the session at the end, even if the task is canceled. Up to half of this time is
    /// used to wait for a renewal in flight. A request that waits for a user to sign in is abandoned immediately. A
    /// preferred presence is cleared before the session, within an additional period of the same length.
    public var cleanupTimeout: Duration
    /// A Boolean value that indicates whether the body is canceled when the session or its preferred presence expires.
    /// In this case, the error of the failed renewal is thrown.
    public var endsWhenExpired: Bool
    /// A Boolean value that indicates whether the session starts even if the state cannot be set at first, so that a
    /// phone call, for example, does not depend on the presence service.
    ///
    /// If the value is `true`, the first request is sent only once, and times out after ``timeout``. If the request
    /// fails, for example because the network or the service is unavailable, the session starts, reports
    /// ``HeldSessionEvent/initialFailure(_:)``, and retries as it does after an expiration. Errors such as 403
    /// Forbidden are tolerated as well.
    ///
    /// An invalid request, for example one with an empty session ID, always causes an error. A failed sign-in with a
    /// credential that prompts the user also causes an error. A sign-in fails if the user declines it or does not use
    /// the code in time, or if the user cannot be prompted.
    public var toleratesInitialFailure: Bool

    /// Creates options for a held session.
    ///
    /// - Parameters:
    ///   - expirationDuration: How long the session lasts after each renewal, from 5 minutes to 4 hours. The default is
    ///     5 minutes.
    ///   - renewalLeadTime: How long before the expiration a session is renewed. The default is 30 seconds.
    ///   - retryInterval: The longest wait before a failed renewal is retried, at least 100 milliseconds. The default
    ///     is 5 seconds.
    ///   - timeout: The time limit for a single renewal. The default is 10 seconds.
    ///   - cleanupTimeout: The time limit for clearing the session at the end. The default is 10 seconds.
    ///   - endsWhenExpired: Whether the body is canceled when the session expires. The default is `false`.
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
    /// The time after which the service shows an Available session as AvailableInactive unless the session is renewed.
    ///
    /// See [Manage presence state](https://learn.microsoft.com/graph/cloud-communications-manage-presence-state).
    public static let availableTimeout = Duration.seconds(300)

    /// Returns how long the service shows a state after a single request.
    func lifetime(of state: SessionPresence) -> Duration {
        let expiration = expirationDuration.duration ?? Self.availableTimeout
        return state.availability == .available ? min(expiration, Self.availableTimeout) : expiration
    }

    /// Returns whether the session starts even though the first request failed with an error.
    ///
    /// - Parameters:
    ///   - error: The error of the first request.
    ///   - isInteractive: Whether the credential may prompt a user.
    /// - Returns: `true` if the session starts; otherwise, `false`.
    func tolerates(_ error: any Error, isInteractive: Bool) -> Bool {
        guard toleratesInitialFailure else { return false }
        guard let failure = error as? GraphError else { return true }
        // After a failed sign-in, each retry would prompt the user again.
        if failure.kind == .authentication, isInteractive { return failure.isOutage }
        return failure.kind != .invalidRequest
    }

    /// The retry interval, but at least 100 milliseconds, because a shorter interval would keep the process busy.
    var effectiveRetryInterval: Duration { max(retryInterval, .milliseconds(100)) }

    /// Returns the time between two renewals.
    func interval(of state: SessionPresence) -> Duration {
        let lifetime = lifetime(of: state)
        return max(lifetime / 2, lifetime - max(.zero, renewalLeadTime))
    }
}
