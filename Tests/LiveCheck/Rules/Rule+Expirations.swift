// SPDX-License-Identifier: MIT

import GraphPresence

extension Rule {
    private static let states = Source.documented("cloud-communications-manage-presence-state")

    /// The rules for expirations, which contain steps that wait.
    static let expirations = [
        Rule("fade", "An available session becomes inactive after 5 minutes, and Away after 10 minutes.", states) {
            Step.set(.available)
            Step.read()
            Step.wait(minutes: 5)
            Step.read()
            Step.wait(minutes: 5)
            Step.read()
        },
        Rule("fade-restart", "Setting a session again restarts its timeout.", states) {
            Step.set(.available)
            Step.wait(minutes: 4)
            Step.set(.available)
            Step.wait(minutes: 3)
            Step.read()
        },
        Rule("no-fade", "A session that is not available does not fade.", states) {
            Step.set(.busyInACall)
            Step.wait(minutes: 11)
            Step.read()
        },
        Rule("expiration", "A session expires.", .documented("api/presence-setpresence")) {
            Step.set(.doNotDisturbPresenting, expiration: "PT6M")
            Step.wait(minutes: 5)
            Step.read()
            Step.wait(minutes: 2)
            Step.read()
            Step.clear
        },
        Rule(
            "default-expiration",
            "A session expires after 5 minutes by default.",
            .documented("api/presence-setpresence")
        ) {
            Step.set(.busyInACall, expiration: nil)
            Step.wait(minutes: 4)
            Step.read()
            Step.wait(minutes: 2)
            Step.read()
        },
        Rule("hold", "A held session stays available, and is cleared at the end.", states) {
            Step.hold(.available, minutes: 12)
            Step.read()
        },
    ]
}
