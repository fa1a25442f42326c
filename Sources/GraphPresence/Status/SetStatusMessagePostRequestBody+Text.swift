// SPDX-License-Identifier: MIT

public import Foundation
import GraphRuntime

extension SetStatusMessagePostRequestBody {
    /// Creates a request body that sets a plain-text message, optionally with an expiration time.
    ///
    /// ```swift
    /// let body = SetStatusMessagePostRequestBody("In a meeting", until: end)
    /// let request = graphClient.me.presence.setStatusMessage.postRequest(body)
    /// ```
    ///
    /// - Parameters:
    ///   - text: The message, as plain text. An empty string removes the message.
    ///   - end: When the message expires. The default is `nil`: the message does not expire.
    ///   - timeZone: The time zone in which the request specifies the expiration. The default is the system time zone.
    public init(_ text: String, until end: Date? = nil, timeZone: TimeZone = .current) {
        self.init(text, expiring: end.map { DateTimeTimeZone($0, in: timeZone) })
    }

    /// Creates a request body that sets a plain-text message with an expiration time in local time.
    ///
    /// - Parameters:
    ///   - text: The message, as plain text.
    ///   - end: When the message expires, as a local time and a time zone. Both are sent unchanged.
    public init(_ text: String, until end: DateTimeTimeZone) {
        self.init(text, expiring: end)
    }

    private init(_ text: String, expiring end: DateTimeTimeZone?) {
        let message = ItemBody(content: text, contentType: .text)
        self.init(statusMessage: PresenceStatusMessage(message: message, expiryDateTime: end))
    }
}
