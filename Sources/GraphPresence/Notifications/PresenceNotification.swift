public import Foundation
import GraphRuntime

/// What a notification says.
public enum PresenceNotification: Sendable {
    /// The presence of a user has changed; ask for it.
    case changed(userId: String)
    /// The presence of a user has changed to this.
    case presence(Presence)
    /// Something happens to the subscription itself: `reauthorizationRequired`, `subscriptionRemoved` or `missed`.
    case lifecycle(event: String, subscriptionId: String?)
}

extension ChangeNotificationCollection {
    /// Reads what the service posted.
    ///
    /// - Parameter body: The body of the request.
    /// - Throws: `DecodingError` if it is none.
    public init(body: Data) throws {
        self = try JSONCoding.decode(ChangeNotificationCollection.self, from: body)
    }

    /// What the notifications say. Those whose client state is another than the subscription's are left out: somebody else
    /// sent them.
    ///
    /// Foundation has neither RSA nor AES, so a closure decrypts: it unwraps `dataKey` with the certificate's private key
    /// (RSA-OAEP with SHA-1), checks that `dataSignature` is the HMAC-SHA256 of the bytes of `data`, and decrypts `data` with
    /// AES-CBC, whose initialisation vector is the first 16 bytes of the key. See
    /// [Rich notifications](https://learn.microsoft.com/graph/change-notifications-with-resource-data); whether
    /// `validationTokens` come from Microsoft has to be checked too.
    ///
    /// - Parameters:
    ///   - clientState: The secret that the subscription was created with; nil if it was created without.
    ///   - decrypt: Gives the JSON of encrypted content; nil if the subscriptions have none. Default: nil.
    /// - Returns: What they say, in their order.
    /// - Throws: What the closure throws; `DecodingError` if what it gives is no presence.
    public func notifications(
        clientState: String?,
        decrypt: ((ChangeNotificationEncryptedContent) throws -> Data)? = nil
    ) throws -> [PresenceNotification] {
        try value.filter { Self.areSame($0.clientState, clientState) }.compactMap { notification in
            if let event = notification.lifecycleEvent {
                return .lifecycle(event: event, subscriptionId: notification.subscriptionId)
            }
            if let content = notification.encryptedContent, let decrypt {
                return .presence(try JSONCoding.decode(Presence.self, from: try decrypt(content)))
            }
            return (notification.resourceData?.id).map { .changed(userId: $0) }
        }
    }

    /// Compares secrets in a time that does not tell where they differ.
    private static func areSame(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        let (first, second) = (Array(left.utf8), Array(right.utf8))
        guard first.count == second.count else { return false }
        return zip(first, second).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
