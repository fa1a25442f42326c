public import Foundation
import GraphRuntime

extension ChangeNotificationCollection {
    /// Reads what the service posted.
    ///
    /// A notification that cannot be read does not make the others unreadable: see ``unreadableElements``.
    ///
    /// - Parameter body: The body of the request.
    /// - Throws: `DecodingError` if the body is not a collection of notifications.
    public init(body: Data) throws {
        self = try JSONCoding.decode(ChangeNotificationCollection.self, from: body)
        guard value != nil else {
            let context = DecodingError.Context(codingPath: [], debugDescription: "There are no notifications.")
            throw DecodingError.keyNotFound(GraphPropertyKey<Self>(stringLiteral: "value"), context)
        }
    }

    /// Returns what the notifications say, and which of them were left out: those whose client state is not the
    /// subscription's, which someone else sent, and those that cannot be read or decrypted.
    ///
    /// Foundation has neither RSA nor AES, so a closure decrypts: it unwraps `dataKey` with the certificate's private key
    /// (RSA-OAEP with SHA-1), checks that `dataSignature` is the HMAC-SHA256 of the bytes of `data`, and decrypts `data` with
    /// AES-CBC, whose initialisation vector is the first 16 bytes of the key. See
    /// [Rich notifications](https://learn.microsoft.com/graph/change-notifications-with-resource-data); whether
    /// `validationTokens` come from Microsoft has to be checked too.
    ///
    /// - Parameters:
    ///   - clientState: The secret that the subscription was created with; `nil` if it was created without one.
    ///   - decrypt: Returns the JSON of encrypted content, or throws an error, which rejects that notification alone. The
    ///     default is `nil`, for subscriptions without resource data: only the user's id is read then.
    /// - Returns: What the notifications say, and which of them were left out.
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
                reject(.unreadable(element.error), id)
            } else if let notification = read.popFirst() {
                switch notification.read(clientState, decrypt) {
                case .success(let says): notifications.append(says)
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
        guard Self.areSame(self.clientState, clientState) else { return rejection(.wrongClientState) }
        if let lifecycleEvent { return .success(.lifecycle(event: lifecycleEvent, subscriptionId: subscriptionId)) }
        guard let encryptedContent, let decrypt else {
            return userID.map { .success(.changed(userId: $0)) } ?? rejection(.noUserID)
        }
        let json: Data
        do { json = try decrypt(encryptedContent) } catch { return rejection(.undecryptable(error)) }
        do {
            return .success(.presence(try JSONCoding.decode(Presence.self, from: json)))
        } catch {
            return rejection(.unreadable("the decrypted presence: \(error.readingProblem())"))
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
