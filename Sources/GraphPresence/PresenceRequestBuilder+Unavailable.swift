// SPDX-License-Identifier: MIT

public import GraphRuntime

// These overloads exist only for their compiler messages, which help developers who copy the parameters in Microsoft's
// snippets.
extension PresenceRequestBuilder {
    /// An unavailable overload with a compiler message that describes the available methods.
    @available(*, unavailable, message: "write setPresence(.available, sessionId: id), or setPresence.post(body)")
    public func setPresence(
        availability: PresenceAvailability,
        activity: PresenceActivity,
        sessionId: String? = nil,
        expirationDuration: GraphDuration? = nil
    ) async throws {}

    /// An unavailable overload with a compiler message that describes the available methods.
    @available(*, unavailable, message: "write setUserPreferredPresence(.busy), or setUserPreferredPresence.post(body)")
    public func setUserPreferredPresence(
        availability: PresenceAvailability,
        activity: PresenceActivity,
        expirationDuration: GraphDuration? = nil
    ) async throws {}
}
