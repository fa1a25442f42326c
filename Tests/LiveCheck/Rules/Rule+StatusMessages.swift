// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension Rule {
    private static let message = Source.documented("api/presence-setstatusmessage")

    /// The rules for status messages.
    static let statusMessages = [
        Rule("status-message", "A status message is returned until it is replaced.", message) {
            Step.say("First message")
            Step.readMessage
            Step.say("Second message")
            Step.readMessage
        },
        Rule("null-message", "A status message of null removes the message.", .chosen) {
            Step.say("A message")
            Step.readMessage
            Step.call("set the status message null") { side in
                side.presence.setStatusMessage.postRequest(.init(statusMessage: nil))
            }
            Step.readMessage
        },
        Rule("empty-message", "An empty status message removes the message.", .chosen) {
            Step.say("A message")
            Step.readMessage
            Step.say("")
            Step.readMessage
        },
        Rule("html-message", "A status message must be plain text.", message) {
            Step.say("<b>A message</b>", type: .html)
            Step.readMessage
        },
        Rule("invalid-expiry", "The expiry of a status message must be a local time.", .chosen) {
            Step.say("A message", expires: "tomorrow")
            Step.readMessage
        },
        Rule("past-expiry", "A status message with an expiry in the past is accepted and is not returned.", .chosen) {
            Step.say("A message", expires: "2020-01-01T00:00:00")
            Step.readMessage
        },
    ]
}

extension Step {
    /// Returns a step that sets the status message.
    fileprivate static func say(_ text: String, type: BodyType = .text, expires: String? = nil) -> Step {
        let expiry = expires.map { ", which expires '\($0)' in UTC" } ?? ""
        return call("set the status message '\(text)' as \(type.rawValue)\(expiry)") { side in
            let message = PresenceStatusMessage(
                message: ItemBody(content: text, contentType: type),
                expiryDateTime: expires.map { DateTimeTimeZone(dateTime: $0, timeZone: "UTC") }
            )
            return side.presence.setStatusMessage.postRequest(.init(statusMessage: message))
        }
    }

    /// A step that reads the status message's content.
    fileprivate static let readMessage = read("read the status message") { presence in
        let content = presence.statusMessage?.message?.content ?? ""
        return content.isEmpty ? "none" : "'\(content)'"
    }
}
