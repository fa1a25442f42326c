// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// A presence session that the client renews until the session ends.
///
/// The session stays active until you call ``end()`` or release the last reference to it. If the process ends first,
/// the session expires within ``HeldSessionOptions/expirationDuration``.
public final class HeldSession: Sendable {
    /// The events that the session reports, for a single consumer. The stream buffers the latest 64 events.
    ///
    /// The stream ends automatically after ``HeldSessionEvent/ended(_:)``. This event is reported after the body has
    /// ended, so do not cancel the task that reads the stream when the body ends.
    public let events: AsyncStream<HeldSessionEvent>

    private let calls: SessionCalls
    private let task: Locked<Task<Void, Never>?> = Locked(nil)
    let renewer: SessionRenewer<SessionCalls>
    /// The destination for the events from the session and its preferred presence.
    let reporter: HeldSessionReporter

    init(
        _ builder: PresenceRequestBuilder,
        _ sessionId: String,
        _ state: SessionPresence,
        _ options: HeldSessionOptions
    ) {
        let (events, report) = AsyncStream.makeStream(of: HeldSessionEvent.self, bufferingPolicy: .bufferingNewest(64))
        self.events = events
        reporter = HeldSessionReporter(report)
        calls = SessionCalls(builder: builder, sessionId: sessionId, options: options, reporter: reporter)
        renewer = SessionRenewer(calls, state)
    }

    deinit {
        task.withLock { $0?.cancel() }
        reporter.finish()
    }

    /// The most recently requested state.
    public var state: SessionPresence { renewer.desired }

    /// A Boolean value that indicates whether the service currently does not show the state.
    ///
    /// The value is `true` if no renewal succeeded in time, or if the state has not been set since an initial failure.
    ///
    /// With a preferred presence, the state is shown while neither the session nor the preference has expired.
    public var isExpired: Bool { reporter.isExpired }

    /// Changes the session's state immediately, or after a delay that the service has requested.
    ///
    /// The method sends a single request and does not wait for retries, so it returns within
    /// ``HeldSessionOptions/timeout`` after a request that is already in flight has ended. If the network or the service
    /// is unavailable, or if the service has requested a delay, the method returns `false` instead of throwing an error,
    /// so that the caller's work continues. In any case, including after an error, the session keeps the new state as
    /// ``state`` and retries until the state is set. ``events`` reports ``HeldSessionEvent/delayed(_:expiresAt:)`` after
    /// the failure, and ``HeldSessionEvent/renewed`` or ``HeldSessionEvent/recovered`` when the state is set.
    ///
    /// - Parameter state: The new state.
    /// - Returns: Whether the service has accepted the state. If the value is `false`, the session keeps retrying.
    /// - Throws: `GraphError` if the service rejects the request with an error that does not end by itself, for example
    ///   403 Forbidden, unless ``HeldSessionOptions/toleratesInitialFailure`` is set; `CancellationError` if the task is
    ///   canceled or the session has ended.
    @discardableResult public func update(_ state: SessionPresence) async throws -> Bool {
        try await renewer.update(state)
    }

    /// Ends the session and clears it, even if the task is canceled.
    ///
    /// - Throws: `GraphError` if the session cannot be cleared within ``HeldSessionOptions/cleanupTimeout``. In this
    ///   case, the session remains until it expires.
    public func end() async throws {
        let task = task.withLock { task in
            defer { task = nil }
            return task
        }
        task?.cancel()
        try await renewer.end().get()
    }

    /// Starts the renewals in a separate task, which does not retain the session.
    func startRenewing() {
        task.withLock { task in
            task = Task { [renewer, calls] in
                do {
                    try await renewer.run()
                } catch  where !(error is CancellationError) {
                    calls.report(.ended(error))
                } catch {
                    // The session was ended or released.
                }
            }
        }
    }
}
