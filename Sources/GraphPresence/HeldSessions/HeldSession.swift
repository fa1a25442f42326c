import Foundation
import GraphRuntime

/// A presence session that is kept alive until it ends.
///
/// It holds its state while somebody holds it, or until ``end()``. If the process ends first, the state is gone after
/// ``HeldSessionOptions/expirationDuration`` at the latest.
public final class HeldSession: Sendable {
    /// What happens to the session. One reader; if nobody reads, the last 64 events are kept.
    public let events: AsyncStream<HeldSessionEvent>

    private let keeper: SessionKeeper
    private let task: Locked<Task<Void, Never>?> = Locked(nil)

    init(_ keeper: SessionKeeper) {
        self.keeper = keeper
        events = keeper.events
    }

    deinit {
        task.withLock { $0?.cancel() }
    }

    /// The state that the session is to have.
    public var state: SessionPresence { keeper.desired }

    /// Whether the service no longer shows the state, because no renewal succeeded in time.
    public var hasLapsed: Bool { keeper.hasLapsed }

    /// Changes the state of the session: at once, or after the wait that the service has asked for.
    ///
    /// - Parameter state: What the session is to show from now on. If setting it fails, the session keeps trying.
    /// - Throws: ``GraphError`` if the first try fails, `CancellationError` if the task was cancelled or the session ended.
    public func update(_ state: SessionPresence) async throws {
        try await keeper.update(state)
    }

    /// Ends the session and clears it, whether or not the task is cancelled.
    ///
    /// - Throws: ``GraphError`` if it cannot be cleared within the time limit; then it ends by its expiration.
    public func end() async throws {
        let task = task.withLock { task in
            defer { task = nil }
            return task
        }
        task?.cancel()
        try await keeper.clear().get()
    }

    /// Tells what happens besides.
    func tell(_ event: HeldSessionEvent) {
        keeper.tell(event)
    }

    /// Renews in a task of its own.
    func startRenewing() {
        let keeper = keeper
        task.withLock { task in
            task = Task {
                do {
                    try await keeper.run()
                } catch  where !(error is CancellationError) {
                    keeper.fail(error)
                } catch {
                    // It was told to end.
                }
            }
        }
    }
}
