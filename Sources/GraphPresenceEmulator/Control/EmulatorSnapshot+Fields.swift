// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension EmulatorSnapshot {
    private static let state: [ControlField] = [
        .required("availability", example: "Busy", "The availability, for example Busy."),
        .required("activity", example: "InACall", "The activity, for example InACall."),
    ]
    private static let location = ControlField.Kind.object([
        .required(
            "workLocationType",
            .choice(["office", "remote", "timeOff"]),
            "The type of the work location, for example office or remote."
        ),
        ControlField("placeId", "The ID of the place."),
    ])
    private static let session: [ControlField] = [
        .required(
            "kind",
            .choice(UserSnapshot.Kind.allCases.map(\.rawValue)),
            "Whether an application or a Teams client set it."
        ), .required("id", "The session ID of an application, or the name of a Teams client."),
    ]
    private static let times: [ControlField] = [
        .required("setAt", .instant, "When it was set."),
        ControlField("expiresAt", .instant, "When it expires. A Teams client's session does not expire."),
    ]
    private static let user: [ControlField] = [
        .required("id", .userID, "The ID of the user."),
        ControlField("displayName", "The display name."),
        ControlField("userPrincipalName", "The user principal name."),
        ControlField(
            "sessions",
            .array(.object(session + state + times)),
            "The user's presence sessions, set by applications and Teams clients."
        ),
        ControlField(
            "preferredPresence",
            .object(state + [.required("expiresAt", .instant, "When it expires.")]),
            "The preferred presence."
        ),
        ControlField("statusMessage", .any, "The status message, as in Graph."),
        ControlField("outOfOffice", .any, "The out-of-office settings, as in Graph."),
        ControlField(
            "workLocations",
            .object([
                ControlField("manual", location, "The location that the user chose."),
                ControlField("automatic", location, "The detected location."),
                ControlField("scheduled", location, "The location of the working hours."),
            ]),
            "The work locations."
        ),
        ControlField(
            "lastChange",
            .object([
                .required("number", .integer(0...1_000_000_000), "The number of changes."),
                .required("at", .instant, "When the last change was made."),
            ]),
            "The last change, from which sequence numbers are derived."
        ),
    ]

    /// The members of a snapshot.
    static let fields: [ControlField] = [
        ControlField(
            "clock",
            .object([
                .required("now", .instant, "The time of the emulator."),
                .required("isFrozen", .boolean, "Whether the time is frozen."),
            ]),
            "The time. Without it, the time is not changed."
        ), .required("users", .array(.object(user)), example: [], "The users and their presences."),
    ]

    /// Creates a snapshot by decoding JSON.
    ///
    /// - Parameter data: The snapshot as JSON.
    /// - Throws: ``PresenceServiceError`` if the data is not a valid snapshot.
    init(_ data: Data) throws(PresenceServiceError) {
        do {
            try Self.fields.check(JSONCoding.decode(GraphJSONValue.self, from: data), in: "the state")
            self = try JSONCoding.decode(EmulatorSnapshot.self, from: data)
        } catch let error as PresenceServiceError {
            throw error
        } catch {
            throw .invalid("the state cannot be decoded: \(error.readingProblem())")
        }
    }
}
