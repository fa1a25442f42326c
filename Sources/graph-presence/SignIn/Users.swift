import GraphPresence

/// The users that a command is about: `--user`, or `--me`.
struct Users {
    let ids: [String]
    let isMe: Bool

    /// Reads the options.
    ///
    /// - Throws: `UsageError` if there is none, or both.
    init(_ options: Options) throws(UsageError) {
        ids = options.all("--user")
        isMe = options.has("--me")
        guard isMe != !ids.isEmpty else {
            throw UsageError(message: isMe ? "'--user' and '--me' do not go together" : "'--user' or '--me' is missing")
        }
    }

    /// The ids of `--user`, each once: their case does not matter.
    ///
    /// - Throws: `UsageError` if there is none.
    static func several(_ options: Options) throws(UsageError) -> [String] {
        var seen: Set<String> = []
        let ids = options.all("--user").filter { seen.insert($0.lowercased()).inserted }
        guard !ids.isEmpty else { throw UsageError(message: "'--user' is missing") }
        return ids
    }

    /// The builders of their presences.
    func presences(_ client: GraphServiceClient) -> [PresenceRequestBuilder] {
        isMe ? [client.me.presence] : ids.map { client.users[$0].presence }
    }
}
