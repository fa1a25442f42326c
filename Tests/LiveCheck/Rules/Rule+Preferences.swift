// SPDX-License-Identifier: MIT

import GraphPresence

extension Rule {
    private static let preferred = Source.documented("api/presence-setuserpreferredpresence")

    /// The rules for the preferred presence.
    static let preferences = [
        Rule("preference", "The preferred presence takes precedence over sessions.", preferred) {
            Step.set(.busyInACall)
            for state in PreferredPresence.allCases {
                Step.prefer(state)
                Step.read()
            }
            Step.clearPreference
            Step.read()
        },
        Rule("preference-without-session", "The preferred presence has no effect without a session.", preferred) {
            Step.prefer(.doNotDisturb)
            Step.read()
            Step.set(.away)
            Step.read()
            Step.clear
            Step.read()
        },
        Rule("clear-preference-twice", "A preferred presence that does not exist can be cleared.", .chosen) {
            Step.clearPreference
            Step.clearPreference
        },
        Rule("short-preference", "A preferred presence can last less than 5 minutes.", .chosen) {
            Step.prefer(.away, expiration: "PT1M")
        },
        Rule("negative-preference", "A preferred presence cannot last a negative time.", .chosen) {
            Step.prefer(.away, expiration: "-PT5M")
        },
        Rule("preference-expiration", "A preferred presence expires.", preferred) {
            Step.set(.busyInACall)
            Step.prefer(.beRightBack, expiration: "PT5M")
            Step.read()
            Step.wait(minutes: 6)
            Step.read()
        },
    ]
}

extension Step {
    /// Returns a step that sets the preferred presence, for 15 minutes by default.
    static func prefer(_ state: PreferredPresence, expiration: GraphDuration = "PT15M") -> Step {
        call("prefer \(state) for \(expiration)") { side in
            side.presence.setUserPreferredPresence.postRequest(.init(state, expirationDuration: expiration))
        }
    }

    /// A step that clears the preferred presence.
    static let clearPreference = call("clear the preferred presence") { side in
        side.presence.clearUserPreferredPresence.postRequest()
    }
}
