// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    private struct Time: Encodable {
        let now: GraphDateTimeOffset
        let isFrozen: Bool

        init(_ emulator: Emulator) {
            let time = emulator.time
            now = GraphDateTimeOffset(time.now)
            isFrozen = time.isFrozen
        }
    }

    private struct Change: Decodable {
        let advance: GraphDuration?
        let set: GraphDateTimeOffset?
        let frozen: Bool?
    }

    private static let returns = ControlRoute.Returns.json([
        .required("now", .instant, "The emulator's time."),
        .required("isFrozen", .boolean, "Whether the clock is frozen."),
    ])

    /// The routes that read and change the time.
    static let clock: [ControlRoute] = [
        .get("/clock", "Returns the emulator's time.", returns: returns) { .json(Time($0.emulator)) },
        .post(
            "/clock",
            "Changes the emulator's time. The time cannot go back.",
            body: [
                ControlField(
                    "advance",
                    .duration,
                    example: "PT5M",
                    "How far to advance the time, as an ISO 8601 duration."
                ),
                ControlField("set", .instant, "The new time, which must not be before the current time."),
                ControlField("frozen", .boolean, "Whether to freeze the clock. If false, the clock runs."),
            ],
            requires: .atLeastOne(["advance", "set", "frozen"]),
            returns: returns
        ) { call in
            try change(call.emulator, call.body())
            return .json(Time(call.emulator))
        },
        .post(
            "/reset",
            "Restores the initial state: presences, users, tokens, sign-ins, subscriptions, faults, throttling, and time."
        ) { call in
            try call.checkBody()
            call.emulator.reset()
            return .none
        },
    ]

    private static func change(_ emulator: Emulator, _ change: Change) throws {
        guard change.advance != nil || change.set != nil || change.frozen != nil else {
            throw PresenceServiceError.invalid("the body must contain 'advance', 'set', or 'frozen'")
        }
        guard change.advance == nil || change.set == nil else {
            throw PresenceServiceError.invalid(
                "'advance' and 'set' cannot be combined; use one of them"
            )
        }
        if let duration = change.advance?.duration {
            guard emulator.canAdvance(by: duration) else {
                throw PresenceServiceError.invalid("'advance' must not move the time beyond the year 9999")
            }
            emulator.advance(by: duration)
        }
        if let instant = change.set?.date, !emulator.setTime(to: instant, isFrozen: change.frozen) {
            let now = GraphDateTimeOffset(emulator.now).text
            throw PresenceServiceError.invalid(
                "'set' must not be before \(now) or after the year 9999; the time cannot go back"
            )
        }
        if let frozen = change.frozen { emulator.freeze(frozen) }
    }
}
