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
            "Whether the session belongs to an application or a Teams client."
        ), .required("id", "The session ID of an application, or the name of a Teams client."),
    ]
    private static let times: [ControlField] = [
        .required("setAt", .instant, "When the session was set."),
        ControlField("expiresAt", .instant, "When the session expires. A Teams client's session does not expire."),
    ]
    private static let user: [ControlField] = [
        .required("id", .userID, "The user's object ID."),
        ControlField("displayName", "The user's display name."),
        ControlField("userPrincipalName", "The user's sign-in name (user principal name)."),
        ControlField(
            "sessions",
            .array(.object(session + state + times)),
            "The user's presence sessions, set by applications and Teams clients."
        ),
        ControlField(
            "preferredPresence",
            .object(state + [.required("expiresAt", .instant, "When the preferred presence expires.")]),
            "The user's preferred presence."
        ),
        ControlField("statusMessage", .any, "The status message, in Graph's format."),
        ControlField("outOfOffice", .any, "The out-of-office settings, in Graph's format."),
        ControlField(
            "workLocations",
            .object([
                ControlField("manual", location, "The location that the user chose."),
                ControlField("automatic", location, "The location that was detected automatically."),
                ControlField("scheduled", location, "The location from the user's working hours."),
            ]),
            "The user's work locations, by source."
        ),
        ControlField(
            "lastChange",
            .object([
                .required("number", .integer(0...1_000_000_000), "The number of changes so far."),
                .required("at", .instant, "When the most recent change was made."),
            ]),
            "The most recent change, from which sequence numbers are derived."
        ),
    ]

    /// The members of a snapshot.
    static let fields: [ControlField] = [
        ControlField(
            "clock",
            .object([
                .required("now", .instant, "The emulator's time."),
                .required("isFrozen", .boolean, "Whether the time is frozen."),
            ]),
            "The emulator's clock. If it is omitted, the time does not change."
        ), .required("users", .array(.object(user)), example: [], "The users and their presences."),
    ]

    /// Reads a snapshot.
    ///
    /// - Parameter data: The JSON of the snapshot.
    /// - Throws: ``PresenceServiceError`` if the JSON is not that of a snapshot.
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
