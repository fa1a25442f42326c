// SPDX-License-Identifier: MIT

import GraphPresence
import GraphPresenceEmulator
import TestSupport

extension Simulation {
    /// Starts a task that keeps a session active for a number of seconds on the simulation's clock.
    func hold(
        _ state: SessionPresence,
        for seconds: Double,
        _ options: HeldSessionOptions = HeldSessionOptions(),
        events: Locked<[String]> = Locked([])
    ) -> Task<Void, any Error> {
        let presence = client.users["u".guid].presence
        let clock = clock
        return Task {
            try await presence.withSession("s", state, options: options) { session in
                let reader = Task {
                    for await event in session.events { events.withLock { $0.append(Self.name(event)) } }
                }
                try await clock.sleep(for: .seconds(seconds))
                reader.cancel()
            }
        }
    }

    static func name(_ event: HeldSessionEvent) -> String {
        switch event {
        case .initialFailure: "initial failure"
        case .renewed: "renewed"
        case .delayed: "delayed"
        case .expired: "expired"
        case .recovered: "recovered"
        case .preferenceNotCleared: "preference not cleared"
        case .ended(let error): error == nil ? "ended" : "not cleared"
        }
    }
}
