// SPDX-License-Identifier: MIT

import GraphPresence

extension Rule {
    private static let location = Source.documented("api/resources/userworklocation")

    /// The rules for work locations, which only a signed-in user can set.
    static let locations = [
        Rule(
            "locations",
            "A manual work location takes precedence over an automatic one.",
            location,
            requiresSignedInUser: true
        ) {
            Step.readLocation
            Step.call("set the automatic location office") { side in
                side.presence.setAutomaticLocation.postRequest(.init(workLocationType: .office))
            }
            Step.readLocation
            Step.call("set the manual location remote") { side in
                side.presence.setManualLocation.postRequest(.init(workLocationType: .remote))
            }
            Step.readLocation
            Step.call("clear the automatic location") { side in side.presence.clearAutomaticLocation.postRequest() }
            Step.readLocation
            Step.call("clear the location") { side in side.presence.clearLocation.postRequest() }
            Step.readLocation
        },
        Rule("unspecified-location", "The location 'unspecified' is rejected.", .chosen, requiresSignedInUser: true) {
            Step.call("set the manual location unspecified") { side in
                side.presence.setManualLocation.postRequest(.init(workLocationType: .unspecified))
            }
            Step.call("clear the location") { side in side.presence.clearLocation.postRequest() }
        },
    ]
}

extension Step {
    /// A step that reads the work location and its source.
    fileprivate static let readLocation = read("read the work location") { presence in
        guard let location = presence.workLocation else { return "none" }
        return "\(location.workLocationType?.rawValue ?? "none") (\(location.source?.rawValue ?? "none"))"
    }
}
