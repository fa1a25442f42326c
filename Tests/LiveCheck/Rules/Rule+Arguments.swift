// SPDX-License-Identifier: MIT

import GraphPresence

extension Rule {
    private static let setting = Source.documented("api/presence-setpresence")

    /// The rules for arguments and paths.
    static let arguments = [
        Rule("shortest-expiration", "A session lasts at least 5 minutes.", setting) {
            Step.set(.away, expiration: "PT5M")
            Step.set(.away, expiration: "PT4M59S")
        },
        Rule("longest-expiration", "A session lasts at most 4 hours.", setting) {
            Step.set(.away, expiration: "PT4H")
            Step.set(.away, expiration: "PT4H1S")
        },
        Rule("unsupported-state", "A state that is not supported is rejected.", .chosen) {
            Step.call("set Busy/InAMeeting") { side in
                side.presence.setPresence.postRequest(
                    .init(sessionId: side.sessionID, availability: .busy, activity: .inAMeeting)
                )
            }
            Step.read()
        },
        Rule("unsupported-preference", "A preferred state that is not supported is rejected.", .chosen) {
            Step.call("prefer Busy/InACall") { side in
                side.presence.setUserPreferredPresence.postRequest(.init(availability: .busy, activity: .inACall))
            }
        },
        Rule("value-case", "The case of a state is irrelevant.", .chosen) {
            Step.call("set busy/inacall") { side in
                side.presence.setPresence.postRequest(
                    .init(
                        sessionId: side.sessionID,
                        availability: .init(rawValue: "busy"),
                        activity: .init(rawValue: "inacall")
                    )
                )
            }
            Step.read()
        },
        Rule("no-session-id", "A session ID is required.", .chosen) {
            Step.call("set Away/Away without a session ID") { side in
                side.presence.setPresence.postRequest(.init(sessionId: nil, availability: .away, activity: .away))
            }
            Step.call("clear a session without its ID") { side in
                side.presence.clearPresence.postRequest(.init(sessionId: nil))
            }
        },
        Rule("user-name", "A user is identified by a GUID, not by a name.", .chosen) {
            Step.call("read the presence of 'live-check@example.com'") { side in
                side.client.users["live-check@example.com"].presence.getRequest()
            }
        },
        Rule("select", "A presence does not support $select.", .chosen) {
            Step.call("read the presence with $select=availability") { side in
                side.presence.getRequest(configuration: RequestConfiguration(query: ["$select": "availability"]))
            }
        },
        Rule(
            "too-many-ids",
            "A call reads at most 650 presences.",
            .documented("api/cloudcommunications-getpresencesbyuserid")
        ) {
            Step.call("read 651 presences") { side in
                let ids = (0...650).map { index in
                    "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - String(index).count) + String(index)
                }
                return side.client.communications.getPresencesByUserId.postRequest(.init(ids: ids))
            }
        },
    ]
}
