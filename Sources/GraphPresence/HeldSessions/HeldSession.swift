import Foundation
import GraphRuntime

/// A presence session that is renewed until it ends.
///
/// The session stays active until you call ``end()`` or release the last reference to it. If the process ends first, the
/// state disappears after ``HeldSessionOptions/expirationDuration`` at the latest.
public final class HeldSession: Sendable {
    /// The events of the session, for one reader. The last 64 events are kept until they are read.
    public let events: AsyncStream<HeldSessionEvent>

    private let calls: SessionCalls
    private let task: Locked<Task<Void, Never>?> = Locked(nil)
    let renewer: SessionRenewer<SessionCalls>

    init(
        _ builder: PresenceRequestBuilder,
        _ sessionId: String,
        _ state: SessionPresence,
        _ options: HeldSessionOptions
    ) {
        let (events, report) = AsyncStream.makeStream(of: HeldSessionEvent.self, bufferingPolicy: .bufferingNewest(64))
        self.events = events
        calls = SessionCalls(builder: builder, sessionId: sessionId, options: options, events: report)
        renewer = SessionRenewer(calls, state)
    }

    deinit {
        task.withLock { $0?.cancel() }
        calls.events.finish()
    }

    /// The state that was requested last.
    public var state: SessionPresence { renewer.desired }

    /// A Boolean value that indicates whether the service no longer shows the state, because no renewal succeeded in time.
    public var isExpired: Bool { renewer.isExpired }

    /// Changes the state of the session at once, or after the wait that the service has requested.
    ///
    /// - Parameter state: The state to show from now on. If setting it fails, the session keeps retrying.
    /// - Throws: ``GraphError`` if the first attempt fails; `CancellationError` if the task is cancelled or the session has
    ///   ended.
    public func update(_ state: SessionPresence) async throws {
        try await renewer.update(state)
    }

    /// Ends the session and clears it, whether or not the task is cancelled.
    ///
    /// - Throws: ``GraphError`` if the session cannot be cleared within ``HeldSessionOptions/cleanupTimeout``; it then
    ///   remains until its expiration.
    public func end() async throws {
        let task = task.withLock { task in
            defer { task = nil }
            return task
        }
        task?.cancel()
        try await renewer.end().get()
    }

    /// Reports an event of the preferred presence.
    func yield(_ event: HeldSessionEvent) {
        calls.report(event)
    }

    /// Renews in a task of its own, which does not keep the session from being released.
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
