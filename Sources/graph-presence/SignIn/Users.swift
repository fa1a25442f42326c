// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// The users to which a command applies: the users of `--user` and `--users-file`, or the signed-in user.
struct Users {
    /// The IDs without duplicates, regardless of case; empty for the signed-in user.
    let ids: [String]
    let isMe: Bool
    /// The names of users in the file, by lowercase ID.
    let names: [String: String]

    /// Creates the users from the options of a command.
    ///
    /// - Throws: `UsageError` if no user is specified, if the options contradict each other, or if an ID is not a GUID.
    init(_ options: Options) throws(UsageError) {
        isMe = options.has("--me")
        let sources = ["--user", "--users-file"].filter(options.has)
        if isMe, let source = sources.first {
            throw UsageError(message: "'\(source)' and '--me' cannot be combined; specify one of them")
        }
        guard isMe || !sources.isEmpty else {
            let names = ["--user", "--users-file", "--me"].filter(options.accepts).map { "'\($0)'" }
            throw UsageError(message: "\(names.listed("or")) is required")
        }
        for id in options.all("--user") where UUID(uuidString: id) == nil {
            throw .invalid(id, of: "--user", hint: Self.idHint)
        }
        let file = try options["--users-file"].map { name throws(UsageError) in
            try UsersFile(name, isInputTaken: options["--token-file"] == "-")
        }
        var seen: Set<String> = []
        ids = (options.all("--user") + (file?.ids ?? [])).filter { seen.insert($0.lowercased()).inserted }
        names = file?.names ?? [:]
    }

    /// The advice for an ID that is not a GUID.
    static let idHint = "specify the user's object ID (a GUID), not the user principal name"

    /// Returns the request builders for the users' presences.
    func presences(_ client: GraphServiceClient) -> [PresenceRequestBuilder] {
        isMe ? [client.me.presence] : ids.map { client.users[$0].presence }
    }
}
