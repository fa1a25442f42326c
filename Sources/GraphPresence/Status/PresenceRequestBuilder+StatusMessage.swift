// SPDX-License-Identifier: MIT

public import Foundation
public import GraphRuntime

extension PresenceRequestBuilder {
    /// Sets the status message of the user, optionally with an expiration.
    ///
    /// ```swift
    /// try await graphClient.me.presence.setStatusMessage(
    ///     "In a meeting",
    ///     until: end,
    ///     timeZone: .current
    /// )
    /// ```
    ///
    /// See [presence: setStatusMessage](https://learn.microsoft.com/graph/api/presence-setstatusmessage).
    ///
    /// - Parameters:
    ///   - text: The message, as plain text.
    ///   - end: When the message expires. The default is `nil`: the message does not expire.
    ///   - timeZone: The time zone in which the request specifies the expiration. The default is the time zone of this
    ///     machine.
    ///   - configuration: The configuration of the request. The default is the client's.
    /// - Throws: `GraphError` if the request fails; `CancellationError` if the task is canceled.
    public func setStatusMessage(
        _ text: String,
        until end: Date? = nil,
        timeZone: TimeZone = .current,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws {
        let end = end.map { DateTimeTimeZone($0, in: timeZone) }
        try await setStatusMessage.set(text, end, configuration)
    }

    /// Sets the status message of the user, with an expiration in local time.
    ///
    /// - Parameters:
    ///   - text: The message, as plain text.
    ///   - end: The local time and time zone at which the message expires. They are sent unchanged.
    ///   - configuration: The configuration of the request. The default is the client's.
    /// - Throws: `GraphError` if the request fails; `CancellationError` if the task is canceled.
    public func setStatusMessage(
        _ text: String,
        until end: DateTimeTimeZone,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws {
        try await setStatusMessage.set(text, end, configuration)
    }
}

extension ActionRequestBuilder where Body == SetStatusMessagePostRequestBody, Response == Void {
    /// Removes the status message of the user.
    ///
    /// The API has no action for this, so the method sets an empty message.
    ///
    /// - Parameter configuration: The configuration of the request. The default is the client's.
    /// - Throws: `GraphError` if the request fails; `CancellationError` if the task is canceled.
    public func clear(configuration: RequestConfiguration = RequestConfiguration()) async throws {
        try await set("", nil, configuration)
    }

    fileprivate func set(_ text: String, _ end: DateTimeTimeZone?, _ configuration: RequestConfiguration) async throws {
        let message = PresenceStatusMessage(
            message: ItemBody(content: text, contentType: .text),
            expiryDateTime: end
        )
        try await post(SetStatusMessagePostRequestBody(statusMessage: message), configuration: configuration)
    }
}
