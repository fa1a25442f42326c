// SPDX-License-Identifier: MIT

public import Foundation
import GraphRuntime

extension ChangeNotificationCollection {
    /// Creates a collection from the body of a request to the notification URL.
    ///
    /// A notification that cannot be decoded does not affect the others, and is added to ``unreadableElements``.
    ///
    /// - Parameter body: The body of the request.
    /// - Throws: `DecodingError` if the body is not a collection of notifications.
    public init(body: Data) throws {
        self = try JSONCoding.decode(ChangeNotificationCollection.self, from: body)
        guard value != nil else {
            let context = DecodingError.Context(codingPath: [], debugDescription: "value is missing")
            throw DecodingError.keyNotFound(GraphPropertyKey<Self>(stringLiteral: "value"), context)
        }
    }

    /// Returns the content of the notifications, and rejects notifications that are forged or cannot be read.
    ///
    /// If a notification's client state does not match the subscription's client state, the service did not send the
    /// notification.
    ///
    /// Foundation provides neither RSA nor AES, so pass a closure that decrypts the content. The closure must decrypt
    /// `dataKey` with the certificate's private key (RSA-OAEP with SHA-1), verify that `dataSignature` is the
    /// HMAC-SHA256 of the bytes of `data`, and decrypt `data` with AES-CBC, with the first 16 bytes of the key as the
    /// initialization vector. You must also verify that Microsoft issued the `validationTokens`. See
    /// [Rich notifications](https://learn.microsoft.com/graph/change-notifications-with-resource-data).
    ///
    /// - Parameters:
    ///   - clientState: The secret that the subscription was created with, or `nil` if it was created without a secret.
    ///   - decrypt: A closure that returns the decrypted JSON of a notification. If the closure throws an error, only
    ///     that notification is rejected. The default is `nil`, which is suitable for subscriptions without resource
    ///     data: only the user's ID is read.
    /// - Returns: The accepted and the rejected notifications.
    public func notifications(
        clientState: String?,
        decrypt: ((ChangeNotificationEncryptedContent) throws -> Data)? = nil
    ) -> PresenceNotifications {
        var read = (value ?? [])[...]
        var unreadable = unreadableElements.filter { $0.member == "value" }[...]
        var notifications: [PresenceNotification] = []
        var rejected: [RejectedNotification] = []
        for index in 0..<(read.count + unreadable.count) {
            func reject(_ reason: RejectedNotification.Reason, _ id: String?) {
                rejected.append(RejectedNotification(index: index, reason: reason, subscriptionId: id))
            }
            if read.isEmpty || unreadable.first?.index == index, let element = unreadable.popFirst() {
                let id = if case .string(let id)? = element.json?["subscriptionId"] { id } else { nil as String? }
                reject(.unreadable("the notification cannot be read: \(element.error)"), id)
            } else if let notification = read.popFirst() {
                switch notification.read(clientState, decrypt) {
                case .success(let notification): notifications.append(notification)
                case .failure(let failure): reject(failure.reason, notification.subscriptionId)
                }
            }
        }
        return PresenceNotifications(notifications: notifications, rejected: rejected)
    }
}

private struct Rejection: Error {
    let reason: RejectedNotification.Reason
}

extension ChangeNotification {
    fileprivate func read(
        _ clientState: String?,
        _ decrypt: ((ChangeNotificationEncryptedContent) throws -> Data)?
    ) -> Result<PresenceNotification, Rejection> {
        func rejection(_ reason: RejectedNotification.Reason) -> Result<PresenceNotification, Rejection> {
            .failure(Rejection(reason: reason))
        }
        guard Self.areEqual(self.clientState, clientState) else { return rejection(.wrongClientState) }
        if let lifecycleEvent { return .success(.lifecycle(event: lifecycleEvent, subscriptionId: subscriptionId)) }
        guard let encryptedContent, let decrypt else {
            return userID.map { .success(.changed(userId: $0)) } ?? rejection(.noUserID)
        }
        let json: Data
        do { json = try decrypt(encryptedContent) } catch { return rejection(.undecryptable(error)) }
        do {
            return .success(.presence(try JSONCoding.decode(Presence.self, from: json)))
        } catch {
            return rejection(.unreadable("the decrypted presence cannot be read: \(error.readingProblem())"))
        }
    }

    /// Returns whether two secrets are equal. The comparison takes constant time, so that the duration does not reveal
    /// where they differ.
    private static func areEqual(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        let (first, second) = (Array(left.utf8), Array(right.utf8))
        guard first.count == second.count else { return false }
        return zip(first, second).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
