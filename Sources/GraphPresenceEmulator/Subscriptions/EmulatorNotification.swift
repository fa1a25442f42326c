// SPDX-License-Identifier: MIT

public import Foundation

/// A change notification that Graph would send to a notification URL.
///
/// The description and the mirror of a notification omit the body, because the body contains the client state.
public struct EmulatorNotification: CustomReflectable, CustomStringConvertible, Sendable {
    /// The notification URL of the subscription.
    public let url: String
    /// The body, which is a `changeNotificationCollection` in JSON.
    public let body: Data

    /// The URL and the size of the body.
    public var description: String { "POST \(url), \(body.count) bytes" }

    /// A mirror that shows the URL and the size of the body.
    public var customMirror: Mirror {
        Mirror(self, children: ["url": url, "bodyCount": body.count], displayStyle: .struct)
    }
}
