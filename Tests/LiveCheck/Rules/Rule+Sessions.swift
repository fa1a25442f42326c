// SPDX-License-Identifier: MIT

import GraphPresence

extension Rule {
    private static let states = Source.documented("cloud-communications-manage-presence-state")

    /// The rules for sessions without steps that wait.
    static let sessions = [
        Rule("no-session", "A user without a session is offline.", .documented("api/presence-clearpresence")) {
            Step.read()
        },
        Rule("session-states", "A session shows each state that is supported.", .documented("api/presence-setpresence"))
        {
            for state in SessionPresence.allCases {
                Step.set(state)
                Step.read()
            }
        },
        Rule("clear", "A user is offline after the only session is cleared.", .documented("api/presence-clearpresence"))
        {
            Step.set(.busyInACall)
            Step.read()
            Step.clear
            Step.read()
        },
        Rule(
            "clear-twice",
            "A session that does not exist cannot be cleared.",
            .documented("api/presence-clearpresence")
        ) {
            Step.clear
            Step.set(.away)
            Step.clear
            Step.clear
        },
        Rule("precedence", "The session with the highest precedence determines the state.", states) {
            Step.set(.available)
            Step.set(.doNotDisturbPresenting, other: true)
            Step.read()
            Step.clearOther
            Step.read()
            Step.set(.away, other: true)
            Step.read()
        },
        Rule("same-precedence", "Of sessions with the same precedence, the one that was set last is shown.", .chosen) {
            Step.set(.busyInACall)
            Step.set(.busyInAConferenceCall, other: true)
            Step.read()
            Step.set(.busyInACall)
            Step.read()
        },
        Rule("session-id-case", "The case of a session ID is irrelevant.", .chosen) {
            Step.set(.busyInACall)
            Step.call("clear the session with its ID in upper case") { side in
                side.presence.clearPresence.postRequest(.init(sessionId: side.sessionID.uppercased()))
            }
        },
        Rule("session-id-format", "A session ID that is not a GUID is accepted.", .chosen) {
            Step.call("set Away/Away for the session 'live-check'") { side in
                side.presence.setPresence.postRequest(.init(.away, sessionId: "live-check"))
            }
            Step.call("clear the session 'live-check'") { side in
                side.presence.clearPresence.postRequest(.init(sessionId: "live-check"))
            }
        },
    ]
}

extension Step {
    /// Returns a step that sets the state of a session for 15 minutes.
    static func set(_ state: SessionPresence, other: Bool = false, expiration: GraphDuration? = "PT15M") -> Step {
        let duration = expiration.map { " for \($0)" } ?? " without an expiration"
        return call("set \(state)\(duration)\(other ? " in another session" : "")") { side in
            side.presence.setPresence.postRequest(
                SetPresencePostRequestBody(
                    state,
                    sessionId: other ? side.otherSessionID : side.sessionID,
                    expirationDuration: expiration
                )
            )
        }
    }

    /// A step that clears the session.
    static let clear = call("clear the session") { side in
        side.presence.clearPresence.postRequest(.init(sessionId: side.sessionID))
    }

    /// A step that clears the other session.
    static let clearOther = call("clear the other session") { side in
        side.presence.clearPresence.postRequest(.init(sessionId: side.otherSessionID))
    }
}
