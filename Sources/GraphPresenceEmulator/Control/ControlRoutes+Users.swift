// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    private struct NewUser: Decodable {
        let id: String?
        let displayName: String
        let userPrincipalName: String?

        var user: UserDirectory.User {
            UserDirectory.user(id ?? String.randomGUID(), named: displayName, userPrincipalName)
        }
    }

    /// One page of a list.
    struct Page<Element: Encodable>: Encodable {
        /// The number of elements on all pages.
        let count: Int
        let value: [Element]
    }

    private struct SessionOfUser: Encodable {
        let user: String
        let session: UserView.Session
    }

    /// The query options for lists.
    private static let paging: [ControlField] = [
        ControlField("top", .integer(0...1_000), "The maximum number of elements to return. The default is 100."),
        ControlField("skip", .integer(0...(.max)), "The number of elements to skip. The default is 0."),
    ]

    static func list(_ fields: [ControlField]) -> [ControlField] {
        [
            .required("count", .integer(0...(.max)), "The total number of elements, regardless of 'top' and 'skip'."),
            .required("value", .array(.object(fields)), "The elements on this page."),
        ]
    }

    private static let timeline = ControlRoute.get(
        "/users/{id}/timeline.svg",
        "Draws a user's presence over time: the recorded past, and the future if nothing else happens.",
        query: [
            ControlField(
                "from",
                .instant,
                "The start of the timeline. The default is 2 hours before the emulator's time."
            ),
            ControlField(
                "to",
                .instant,
                "The end of the timeline, at most 7 days after the start. The default is 6 hours after the start."
            ),
            ControlField("width", .integer(400...900), "The width of the picture, in pixels. The default is 900."),
        ],
        returns: .content(type: "image/svg+xml")
    ) { call in
        guard call.user.isGUID else { throw PresenceServiceError.invalidUserId }
        let emulator = call.emulator
        let start = call.instant("from") ?? emulator.now - 2 * 3_600
        let end = call.instant("to") ?? start + 6 * 3_600
        guard start < end, end <= start + 7 * 86_400 else {
            throw PresenceServiceError.invalid("'to' must be after 'from' and at most 7 days later")
        }
        let timeline = emulator.timeline(of: call.user, from: start, to: end)
        let name = emulator.view(of: call.user).displayName
        let picture = TimelinePicture(timeline, title: name, width: call.number("width") ?? 900)
        return .content(type: "image/svg+xml", Data(picture.svg.utf8))
    }

    /// The routes that list and add users.
    static let users: [ControlRoute] = [
        .get(
            "/users",
            "Lists the users who were added or have a presence. Users with sessions come first.",
            query: [
                ControlField(
                    "search",
                    "Text that the user's ID or one of the user's names must contain, ignoring case."
                )
            ] + paging,
            returns: .json(list(UserView.fields))
        ) { call in
            let (top, skip) = (call.number("top") ?? 100, call.number("skip") ?? 0)
            let (count, users) = call.emulator.users(matching: call.option("search") ?? "", skip: skip, top: top)
            return .json(Page(count: count, value: users))
        },
        .post(
            "/users",
            "Adds a user, or changes the names of an existing user.",
            body: [
                ControlField("id", .userID, "The user's object ID. The default is a random GUID."),
                .required("displayName", example: "Adele Vance", "The user's display name."),
                ControlField(
                    "userPrincipalName",
                    "The user principal name (UPN). The default is derived from the display name."
                ),
            ],
            returns: .json(UserView.fields)
        ) { call in
            let new: NewUser = try call.body()
            let user = new.user
            call.emulator.add(user)
            return .json(call.emulator.view(of: user.id))
        },
        .get("/users/{id}", "Returns a user and the user's presence.", returns: .json(UserView.fields)) { call in
            guard call.user.isGUID else { throw PresenceServiceError.invalidUserId }
            return .json(call.emulator.view(of: call.user))
        },
        timeline,
        .get(
            "/sessions",
            "Lists the unexpired sessions of all users.",
            query: paging,
            returns: .json(
                list([
                    .required("user", .userID, "The user's object ID."),
                    .required(
                        "session",
                        .object(UserView.sessionFields),
                        "An unexpired session of the user, set by an application or a Teams client."
                    ),
                ])
            )
        ) { call in
            let (top, skip) = (call.number("top") ?? 100, call.number("skip") ?? 0)
            let all = call.emulator.sessions()
            let part = all.dropFirst(skip).prefix(top)
            return .json(
                Page(count: all.count, value: part.map { SessionOfUser(user: $0.user, session: $0.session) })
            )
        },
    ]
}
