// SPDX-License-Identifier: MIT

import GraphRuntime

/// A destination that combines the events from a session and its preferred presence into a single event stream.
final class HeldSessionReporter: Sendable {
    private let state = Locked(ShownState())
    private let events: AsyncStream<HeldSessionEvent>.Continuation

    init(_ events: AsyncStream<HeldSessionEvent>.Continuation) {
        self.events = events
    }

    /// Whether the service currently does not show the requested state.
    var isExpired: Bool { state.withLock { $0.isExpired } }

    func report(_ event: HeldSessionEvent, of part: ShownState.Part) {
        // Events are reported inside the lock, so that their order is the order of the state changes.
        state.withLock { state in
            guard let event = state.handle(event, of: part) else { return }
            events.yield(event)
            if case .ended = event { events.finish() }
        }
    }

    func finish() { events.finish() }
}
