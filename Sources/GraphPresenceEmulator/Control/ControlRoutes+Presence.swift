// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    private struct TeamsSignIn: Decodable {
        let teamsClient: String
        let availability: PresenceAvailability
        let activity: PresenceActivity
    }

    private struct TeamsSignOut: Decodable {
        let teamsClient: String
    }

    private struct Location: Decodable {
        let workLocationType: WorkLocationType
        let placeId: String?
    }

    private static let teamsClient = ControlField.required(
        "teamsClient",
        example: "desktop",
        "The name of the Teams client, for example desktop."
    )
    /// The state of a Teams client. A name that Graph does not know is probably a mistake in a test.
    private static let clientState: [ControlField] = [
        .required(
            "availability",
            .choice(PresenceAvailability.knownValues.map(\.rawValue)),
            example: "Busy",
            "The availability, for example Busy."
        ),
        .required(
            "activity",
            .choice(PresenceActivity.knownValues.map(\.rawValue)),
            example: "InAMeeting",
            "The activity, for example InAMeeting."
        ),
    ]
    private static let state: [ControlField] = [
        .required("availability", example: "Busy", "The availability, for example Busy."),
        .required(
            "activity",
            example: "InACall",
            "The activity. With the availability, the supported combinations are "
                + PresenceRules.sessionStates.map(\.description).listed("and") + "."
        ),
    ]
    private static let sessionId = ControlField.required(
        "sessionId",
        example: "22553876-f5ab-4529-bffb-cfe50aa89f87",
        "The session ID, which is the application's client ID."
    )
    private static let location: [ControlField] = [
        .required(
            "workLocationType",
            .choice(["office", "remote", "timeOff"]),
            "The type of the work location, for example office or remote."
        ),
        ControlField("placeId", "The ID of the place, if the location has one."),
    ]

    /// The routes that change a user's presence without an access token, as Teams or an application would.
    static let presence: [ControlRoute] = [
        command(
            "signIn",
            "Signs a user in to a Teams client, or changes the client's state.",
            [teamsClient] + clientState
        ) { call in
            let body: TeamsSignIn = try call.body()
            return .signIn(
                teamsClient: body.teamsClient,
                state: PresenceState(body.availability, body.activity)
            )
        },
        command("signOut", "Signs a user out of a Teams client.", [teamsClient]) { call in
            let body: TeamsSignOut = try call.body()
            return .signOut(teamsClient: body.teamsClient)
        },
        command(
            "setOutOfOffice",
            "Sets or clears a user's out-of-office state.",
            [
                .required("isOutOfOffice", .boolean, "Whether the user is out of office."),
                ControlField("message", "The out-of-office message."),
            ]
        ) { .setOutOfOffice(try $0.body()) },
        command("setScheduledLocation", "Sets the work location for a user's working hours.", location) { call in
            let body: Location = try call.body()
            return .setScheduledLocation(WorkLocationSignal(body.workLocationType, placeId: body.placeId))
        },
        command("clearScheduledLocation", "Removes the work location for a user's working hours.") { _ in
            .clearScheduledLocation
        },
        command(
            "setPresence",
            "Sets an application's session for a user, without an access token.",
            [sessionId] + state + [expiration("How long the session lasts. The default is 5 minutes.")]
        ) { .setPresence(try $0.body()) },
        command("clearPresence", "Clears an application's session for a user, without an access token.", [sessionId]) {
            .clearPresence(try $0.body())
        },
        command(
            "setUserPreferredPresence",
            "Sets a user's preferred presence, without an access token.",
            preferredState + [
                expiration(
                    "How long the preferred presence lasts. The default is 1 day for Busy and DoNotDisturb, otherwise "
                        + "7 days."
                )
            ]
        ) { .setUserPreferredPresence(try $0.body()) },
        command("clearUserPreferredPresence", "Clears a user's preferred presence, without an access token.") { _ in
            .clearUserPreferredPresence
        },
        command(
            "setStatusMessage",
            "Sets a user's status message, without an access token. An empty message removes the status message.",
            [
                .required(
                    "statusMessage",
                    .any,
                    example: ["message": ["content": "At lunch", "contentType": "text"]],
                    "The status message, in Graph's format."
                )
            ]
        ) { .setStatusMessage(try $0.body()) },
        command("setManualLocation", "Sets a user's manual work location, without an access token.", location) {
            .setManualLocation(try $0.body())
        },
        command("setAutomaticLocation", "Sets a user's automatic work location, without an access token.", location) {
            .setAutomaticLocation(try $0.body())
        },
        command("clearAutomaticLocation", "Clears a user's automatic work location, without an access token.") { _ in
            .clearAutomaticLocation
        },
        command("clearLocation", "Clears a user's manual and automatic work locations, without an access token.") { _ in
            .clearLocation
        },
    ]

    /// The availability and activity of a preferred presence.
    private static let preferredState: [ControlField] = [
        .required("availability", example: "DoNotDisturb", "The availability, for example DoNotDisturb."),
        .required(
            "activity",
            example: "DoNotDisturb",
            "The activity. With the availability, the supported combinations are "
                + PresenceRules.preferredStates.map(\.description).listed("and") + "."
        ),
    ]

    private static func expiration(_ text: String) -> ControlField {
        ControlField("expirationDuration", .duration, example: "PT1H", text)
    }

    /// Returns a route that performs a command for the user in the path and responds with the user.
    private static func command(
        _ name: String,
        _ summary: String,
        _ body: [ControlField] = [],
        _ command: @escaping @Sendable (ControlCall) throws -> PresenceCommand
    ) -> ControlRoute {
        .post("/users/{id}/\(name)", summary, body: body, returns: .json(UserView.fields)) { call in
            guard call.user.isGUID else { throw PresenceServiceError.invalidUserId }
            if body.isEmpty { try call.checkBody() }
            try call.emulator.perform(command(call), for: call.user)
            return .json(call.emulator.view(of: call.user))
        }
    }
}
