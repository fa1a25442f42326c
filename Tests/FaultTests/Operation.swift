// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// An operation that the fault client can perform.
enum Operation: String, CaseIterable, Sendable {
    case read, write, batch, bulk, token

    /// The operations that call Graph.
    static let graph: [Operation] = [.read, .write, .batch, .bulk]

    static let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    static let otherID = "22553876-f5ab-4529-bffb-cfe50aa89f87"

    /// The operation's name in error messages.
    var name: String {
        switch self {
        case .read: "GET /users/{user-id}/presence"
        case .write, .batch: "POST /users/{user-id}/presence/setPresence"
        case .bulk: "POST /communications/getPresencesByUserId"
        case .token: "POST /{tenant}/oauth2/v2.0/token"
        }
    }

    /// The part of an error message for a 401 or 403 that recommends a permission.
    var permission: String {
        switch self {
        case .read, .bulk: "delegated Presence.Read.All, application Presence.Read.All"
        case .write, .batch: "delegated Presence.ReadWrite, application Presence.ReadWrite.All"
        case .token: ""
        }
    }

    /// The body of the operation's successful response.
    var success: String {
        switch self {
        case .read: Self.presence
        case .write: "{}"
        case .batch: #"{"responses":[{"id":"1","status":200},{"id":"2","status":200}]}"#
        case .bulk: Self.collection(Self.presence, #"{"id":"\#(Self.otherID)"}"#)
        case .token: #"{"token_type":"Bearer","expires_in":3599,"access_token":"0123456789"}"#
        }
    }

    /// The line that the client prints after a successful response.
    var successLine: String {
        switch self {
        case .read: "ok \(Self.userID) Busy InACall"
        case .write: "ok written"
        case .batch: "ok 2 written"
        case .bulk: "ok [\(Self.userID) Busy InACall, \(Self.otherID) - -] unreadable=[] missing=[]"
        case .token: "ok a token of 10 characters"
        }
    }

    static let presence = #"{"id":"\#(userID)","availability":"Busy","activity":"InACall"}"#

    /// Returns the body of a collection response with the given JSON elements.
    static func collection(_ elements: String...) -> String {
        #"{"value":[\#(elements.joined(separator: ","))]}"#
    }

    /// Returns the template with `{operation}` and the other placeholders replaced for this operation.
    func filled(_ template: String) -> String {
        let words = [
            "{operation}": name, "{failed}": self == .batch ? "the batch request failed: " : "",
            "{afterStatus}": self == .batch ? ": the batch request failed: " : " ",
            "{permission}": "; required permissions: \(permission)", "{ok}": successLine,
        ]
        return words.reduce(template) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
    }
}
