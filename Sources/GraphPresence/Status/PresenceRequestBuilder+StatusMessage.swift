public import Foundation
public import GraphRuntime

extension PresenceRequestBuilder {
    /// Sets the text that the user shows.
    ///
    /// ```swift
    /// try await graphClient.me.presence.setStatusMessage("In a meeting", until: end, timeZone: .current)
    /// ```
    ///
    /// See [presence: setStatusMessage](https://learn.microsoft.com/graph/api/presence-setstatusmessage).
    ///
    /// - Parameters:
    ///   - text: The text, which is plain.
    ///   - end: When it stops being shown; nil for never. Default: nil.
    ///   - timeZone: The zone in which the end is written. Default: that of this machine.
    ///   - configuration: The settings of this call. Default: the client's own.
    /// - Throws: ``GraphError``, or `CancellationError` if the task was cancelled.
    public func setStatusMessage(
        _ text: String,
        until end: Date? = nil,
        timeZone: TimeZone = .current,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws {
        let end = end.map { DateTimeTimeZone($0, in: timeZone) }
        try await setStatusMessage.set(text, end, configuration)
    }

    /// Sets the text that the user shows, until a local time.
    ///
    /// - Parameters:
    ///   - text: The text, which is plain.
    ///   - end: The local time and zone at which it stops being shown; sent as it stands.
    ///   - configuration: The settings of this call. Default: the client's own.
    /// - Throws: ``GraphError``, or `CancellationError` if the task was cancelled.
    public func setStatusMessage(
        _ text: String,
        until end: DateTimeTimeZone,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws {
        try await setStatusMessage.set(text, end, configuration)
    }
}

extension ActionRequestBuilder where Body == SetStatusMessagePostRequestBody, Response == Void {
    /// Removes the text that the user shows, by setting an empty one: the documentation tells no other way.
    ///
    /// - Parameter configuration: The settings of this call. Default: the client's own.
    /// - Throws: ``GraphError``, or `CancellationError` if the task was cancelled.
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
