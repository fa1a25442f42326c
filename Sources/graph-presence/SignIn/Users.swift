import GraphPresence

/// The users of a command: those of `--user`, or the signed-in user.
struct Users {
    let ids: [String]
    let isMe: Bool

    /// Creates the users from the options of a command.
    ///
    /// - Throws: `UsageError` if neither option is specified, or both are.
    init(_ options: Options) throws(UsageError) {
        ids = options.all("--user")
        isMe = options.has("--me")
        guard isMe != !ids.isEmpty else {
            throw UsageError(
                message: isMe
                    ? "'--user' and '--me' cannot be combined; specify one of them" : "'--user' or '--me' is required"
            )
        }
    }

    /// Returns the IDs of `--user` without duplicates, regardless of case.
    ///
    /// - Throws: `UsageError` if the option is not specified.
    static func several(_ options: Options) throws(UsageError) -> [String] {
        var seen: Set<String> = []
        let ids = options.all("--user").filter { seen.insert($0.lowercased()).inserted }
        guard !ids.isEmpty else { throw UsageError(message: "'--user' is required") }
        return ids
    }

    /// Returns the request builders of the presences.
    func presences(_ client: GraphServiceClient) -> [PresenceRequestBuilder] {
        isMe ? [client.me.presence] : ids.map { client.users[$0].presence }
    }
}
