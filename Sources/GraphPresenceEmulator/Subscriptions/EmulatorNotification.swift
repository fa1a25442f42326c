public import Foundation

/// What Graph would post to a notification URL.
///
/// Its description and mirror leave out the body, which repeats the client state.
public struct EmulatorNotification: CustomReflectable, CustomStringConvertible, Sendable {
    /// The notification URL of the subscription.
    public let url: String
    /// The body, a `changeNotificationCollection` in JSON.
    public let body: Data

    /// The URL, and the size of the body.
    public var description: String { "POST \(url), \(body.count) bytes" }

    /// Shows what ``description`` shows.
    public var customMirror: Mirror {
        Mirror(self, children: ["url": url, "bodyCount": body.count], displayStyle: .struct)
    }
}
