// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The `get` command: prints the presence of one user.
struct GetCommand: Command {
    static let name = "get"
    static let summary = "Print the presence of a user."
    static let options: [CommandOption] = [.oneUser, .me, .json, .output] + CommandOption.connection
    static let example = "graph-presence get --me"

    private let users: Users
    private let connection: Connection
    private let format: OutputFormat

    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        connection = try Connection(options)
        format = try OutputFormat(options)
    }

    func run() async throws {
        let returned = format == .json ? ReturnedPresences() : nil
        let client = try connection.client(keeping: returned)
        let presence: Presence
        if let id = users.ids.first {
            presence = try await client.users[id].presence.get()
        } else {
            presence = try await client.me.presence.get()
        }
        if let returned {
            print(try PresenceText.json(returned.json(of: presence)))
        } else {
            print(format == .tsv ? PresenceText.tsv([presence]) : PresenceText.lines(presence))
        }
    }
}

/// The `list` command: prints the presences of any number of users.
struct ListCommand: Command {
    static let name = "list"
    static let summary = "Print the presences of any number of users."
    static let options: [CommandOption] = [.user, .usersFile, .json, .output] + CommandOption.connection
    static let example =
        "graph-presence list --user fa8bf3dc-eca7-46b7-bad1-db199b62afc3 "
        + "--user 66825e03-7ef5-42da-9069-724602c31f6b"

    private let users: Users
    private let connection: Connection
    private let format: OutputFormat

    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        connection = try Connection(options)
        format = try OutputFormat(options)
    }

    func run() async throws {
        let returned = format == .json ? ReturnedPresences() : nil
        let all = try await connection.client(keeping: returned).communications.getPresencesByUserId.all(users.ids)
        if let returned {
            print(try PresenceText.json(["value": all.presences.map(returned.json)]))
        } else if !all.presences.isEmpty {
            // An empty line would be read as a record without an ID.
            print(
                format == .tsv
                    ? PresenceText.tsv(all.presences, names: users.names)
                    : PresenceText.table(all.presences, names: users.names, colors: Terminal.hasColors)
            )
        }
        let output = ErrorOutput(isJSON: format == .json)
        for presence in all.unreadable { output.print(warning: PresenceText.warning(presence.element)) }
        for id in all.missingIDs { output.print(warning: PresenceText.missing(id)) }
    }
}
