// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    /// The routes that save and restore the state.
    static let snapshots: [ControlRoute] = [
        .get(
            "/state",
            "Returns the users, their presences, and the time, without tokens or sign-ins.",
            returns: .json(EmulatorSnapshot.fields)
        ) { .json($0.emulator.snapshot) },
        ControlRoute(
            method: "PUT",
            path: "/state",
            summary: "Replaces the users, their presences, and the time. All subscriptions end.",
            body: EmulatorSnapshot.fields
        ) { call in
            try call.emulator.restore(try call.body())
            return .none
        },
    ]
}
