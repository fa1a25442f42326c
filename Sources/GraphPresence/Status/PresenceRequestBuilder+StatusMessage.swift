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
    /// To create the request without sending it, for example for a batch, pass
    /// ``SetStatusMessagePostRequestBody/init(_:until:timeZone:)`` to `setStatusMessage.postRequest(_:)`. See
    /// [presence: setStatusMessage](https://learn.microsoft.com/graph/api/presence-setstatusmessage).
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
        let body = SetStatusMessagePostRequestBody(text, until: end, timeZone: timeZone)
        try await setStatusMessage.post(body, configuration: configuration)
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
        try await setStatusMessage.post(SetStatusMessagePostRequestBody(text, until: end), configuration: configuration)
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
        try await post(SetStatusMessagePostRequestBody(""), configuration: configuration)
    }
}
