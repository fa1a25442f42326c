// SPDX-License-Identifier: MIT

public import Foundation
public import GraphRuntime

extension PresenceRequestBuilder {
    /// Sets the user's status message, optionally with an expiration time.
    ///
    /// ```swift
    /// try await graphClient.me.presence.setStatusMessage(
    ///     "In a meeting",
    ///     until: end,
    ///     timeZone: .current
    /// )
    /// ```
    ///
    /// To create the request without sending it, for example for a batch, pass
    /// ``SetStatusMessagePostRequestBody/init(_:until:timeZone:)`` to `setStatusMessage.postRequest(_:)`. See
    /// [presence: setStatusMessage](https://learn.microsoft.com/graph/api/presence-setstatusmessage).
    ///
    /// - Parameters:
    ///   - text: The message, as plain text.
    ///   - end: When the message expires. The default is `nil`: the message does not expire.
    ///   - timeZone: The time zone in which the request specifies the expiration. The default is the system time zone.
    ///   - configuration: The configuration for the request. The default is the client's configuration.
    /// - Throws: `GraphError` if the request fails; `CancellationError` if the task is canceled.
    public func setStatusMessage(
        _ text: String,
        until end: Date? = nil,
        timeZone: TimeZone = .current,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws {
        let body = SetStatusMessagePostRequestBody(text, until: end, timeZone: timeZone)
        try await setStatusMessage.post(body, configuration: configuration)
    }

    /// Sets the user's status message, with an expiration time in local time.
    ///
    /// - Parameters:
    ///   - text: The message, as plain text.
    ///   - end: When the message expires, as a local time and a time zone. Both are sent unchanged.
    ///   - configuration: The configuration for the request. The default is the client's configuration.
    /// - Throws: `GraphError` if the request fails; `CancellationError` if the task is canceled.
    public func setStatusMessage(
        _ text: String,
        until end: DateTimeTimeZone,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws {
        try await setStatusMessage.post(SetStatusMessagePostRequestBody(text, until: end), configuration: configuration)
    }
}

extension ActionRequestBuilder where Body == SetStatusMessagePostRequestBody, Response == Void {
    /// Removes the user's status message.
    ///
    /// The API has no action that removes a message, so this method sets an empty message.
    ///
    /// - Parameter configuration: The configuration for the request. The default is the client's configuration.
    /// - Throws: `GraphError` if the request fails; `CancellationError` if the task is canceled.
    public func clear(configuration: RequestConfiguration = RequestConfiguration()) async throws {
        try await post(SetStatusMessagePostRequestBody(""), configuration: configuration)
    }
}
