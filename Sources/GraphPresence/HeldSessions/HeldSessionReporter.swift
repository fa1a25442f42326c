// SPDX-License-Identifier: MIT

import GraphRuntime

/// A destination for the events of a session and its preferred presence, which become the events of the session.
final class HeldSessionReporter: Sendable {
    private let state = Locked(ShownState())
    private let events: AsyncStream<HeldSessionEvent>.Continuation

    init(_ events: AsyncStream<HeldSessionEvent>.Continuation) {
        self.events = events
    }

    /// Whether the service does not show what the caller asked to show.
    var isExpired: Bool { state.withLock { $0.isExpired } }

    func report(_ event: HeldSessionEvent, of part: ShownState.Part) {
        // The events of both parts are in the order in which they changed the state.
        state.withLock { state in
            guard let event = state.handle(event, of: part) else { return }
            events.yield(event)
            if case .ended = event { events.finish() }
        }
    }

    func finish() { events.finish() }
}
