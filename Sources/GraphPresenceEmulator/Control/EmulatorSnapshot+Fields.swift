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
        ControlField("placeId", "The ID of the place, if the location has one."),
    ])
    private static let session: [ControlField] = [
        .required(
            "kind",
            .choice(UserSnapshot.Kind.allCases.map(\.rawValue)),
            "Whether an application or a Teams client set the session."
        ), .required("id", "The application's session ID, or the name of the Teams client."),
    ]
    private static let times: [ControlField] = [
        .required("setAt", .instant, "When the session was set."),
        ControlField("expiresAt", .instant, "When the session expires. The session of a Teams client does not expire."),
    ]
    private static let user: [ControlField] = [
        .required("id", .userID, "The user's object ID."),
        ControlField("displayName", "The user's display name."),
        ControlField("userPrincipalName", "The user principal name (UPN)."),
        ControlField(
            "sessions",
            .array(.object(session + state + times)),
            "The user's presence sessions, set by applications and Teams clients."
        ),
        ControlField(
            "preferredPresence",
            .object(state + [.required("expiresAt", .instant, "When the preferred presence expires.")]),
            "The presence that the user prefers. It applies only while the user has a session."
        ),
        ControlField("statusMessage", .any, "The status message, in Graph's format."),
        ControlField("outOfOffice", .any, "The out-of-office settings, in Graph's format."),
        ControlField(
            "workLocations",
            .object([
                ControlField("manual", location, "The work location that the user chose."),
                ControlField("automatic", location, "The automatically detected work location."),
                ControlField("scheduled", location, "The work location from the user's working hours."),
            ]),
            "The user's work locations, by source."
        ),
        ControlField(
            "lastChange",
            .object([
                .required("number", .integer(0...1_000_000_000), "The number of changes to the presence."),
                .required("at", .instant, "When the last change was made."),
            ]),
            "The last change to the presence, which determines its sequence number."
        ),
    ]

    /// The members of a snapshot.
    static let fields: [ControlField] = [
        ControlField(
            "clock",
            .object([
                .required("now", .instant, "The emulator's time."),
                .required("isFrozen", .boolean, "Whether the clock is frozen."),
            ]),
            "The emulator's time. If this member is omitted, the time does not change."
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
