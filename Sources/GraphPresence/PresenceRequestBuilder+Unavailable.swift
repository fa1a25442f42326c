// SPDX-License-Identifier: MIT

public import GraphRuntime

// These overloads exist only for their messages, which help developers who write what Microsoft's snippets contain.
extension PresenceRequestBuilder {
    /// Reports that the method takes a supported combination.
    @available(*, unavailable, message: "write setPresence(.available, sessionId: id), or setPresence.post(body)")
    public func setPresence(
        availability: PresenceAvailability,
        activity: PresenceActivity,
        sessionId: String? = nil,
        expirationDuration: GraphDuration? = nil
    ) async throws {}

    /// Reports that the method takes a supported combination.
    @available(*, unavailable, message: "write setUserPreferredPresence(.busy), or setUserPreferredPresence.post(body)")
    public func setUserPreferredPresence(
        availability: PresenceAvailability,
        activity: PresenceActivity,
        expirationDuration: GraphDuration? = nil
    ) async throws {}
}
