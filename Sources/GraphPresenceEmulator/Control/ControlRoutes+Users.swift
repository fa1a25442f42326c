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
        ControlField("skip", .integer(0...(.max)), "The number of elements to leave out. The default is 0."),
    ]

    static func list(_ fields: [ControlField]) -> [ControlField] {
        [
            .required("count", .integer(0...(.max)), "The number of elements without 'top' and 'skip'."),
            .required("value", .array(.object(fields)), "The elements."),
        ]
    }

    private static let timeline = ControlRoute.get(
        "/users/{id}/timeline.svg",
        "Draws the presence of a user, as recorded until now and as it will be if nothing else happens.",
        query: [
            ControlField("from", .instant, "The start. The default is 2 hours before the time of the emulator."),
            ControlField("to", .instant, "The end, at most 7 days after the start. The default is 6 hours after it."),
            ControlField("width", .integer(400...900), "The width in pixels. The default is 900."),
        ],
        returns: .content(type: "image/svg+xml")
    ) { call in
        guard call.user.isGUID else { throw PresenceServiceError.invalidUserId }
        let emulator = call.emulator
        let start = call.instant("from") ?? emulator.now - 2 * 3_600
        let end = call.instant("to") ?? start + 6 * 3_600
        guard start < end, end <= start + 7 * 86_400 else {
            throw PresenceServiceError.invalid("'to' must be after 'from', by at most 7 days")
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
            "Lists the users that were added or have a presence, those with sessions first.",
            query: [ControlField("search", "Text that the ID or a name must contain.")] + paging,
            returns: .json(list(UserView.fields))
        ) { call in
            let (top, skip) = (call.number("top") ?? 100, call.number("skip") ?? 0)
            let (count, users) = call.emulator.users(matching: call.option("search") ?? "", skip: skip, top: top)
            return .json(Page(count: count, value: users))
        },
        .post(
            "/users",
            "Adds a user, or changes the names of a user.",
            body: [
                ControlField("id", .userID, "The ID. The default is a random one."),
                .required("displayName", example: "Adele Vance", "The display name."),
                ControlField(
                    "userPrincipalName",
                    "The user principal name. By default, it is derived from the display name."
                ),
            ],
            returns: .json(UserView.fields)
        ) { call in
            let new: NewUser = try call.body()
            let user = new.user
            call.emulator.add(user)
            return .json(call.emulator.view(of: user.id))
        },
        .get("/users/{id}", "Returns a user.", returns: .json(UserView.fields)) { call in
            guard call.user.isGUID else { throw PresenceServiceError.invalidUserId }
            return .json(call.emulator.view(of: call.user))
        },
        timeline,
        .get(
            "/sessions",
            "Lists the sessions of all users that have not expired.",
            query: paging,
            returns: .json(
                list([
                    .required("user", .userID, "The ID of the user."),
                    .required("session", .object(UserView.sessionFields), "The session."),
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
