import Foundation

/// A sign-in that waits for its user at another device (RFC 8628).
struct DeviceCode: Sendable {
    /// What the user has decided.
    enum Decision: Sendable {
        case pending
        case approved(user: String)
        case denied
    }

    /// What the user types in.
    let userCode: String
    let clientId: String
    let tenant: String
    let scopes: [String]
    let expiresAt: Date
    var decision = Decision.pending

    /// How long a user has, and how long a client waits between two questions.
    static let lifetime: TimeInterval = 900
    static let interval = 5

    /// A code of letters that are not taken for one another.
    static func newUserCode() -> String {
        String((0..<9).compactMap { _ in "BCDFGHJKLMNPQRSTVWXZ".randomElement() })
    }
}
