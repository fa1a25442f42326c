import GraphPresence

/// The presences that a command is about, and the service that has them.
struct PresenceTargets {
    let connection: Connection
    private let users: Users

    /// Reads the options.
    ///
    /// - Throws: `UsageError` if there is no user, or the connection has no sense.
    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        connection = try Connection(options)
    }

    /// Calls the service for one after the other.
    func each(_ call: (any PresenceRequestBuilder) async throws -> Void) async throws {
        for presence in users.presences(try connection.client()) { try await call(presence) }
    }
}
