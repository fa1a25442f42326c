// SPDX-License-Identifier: MIT

import Foundation

/// A sign-in that the user completes on another device (RFC 8628).
struct DeviceCode: Sendable {
    /// The decision of the user.
    enum Decision: Sendable {
        case pending
        case approved(user: String)
        case denied
    }

    /// The code that the user enters.
    let userCode: String
    let clientId: String
    let tenant: String
    let scopes: [String]
    let expiresAt: Date
    var decision = Decision.pending

    /// How long the code is valid, in seconds.
    static let lifetime: TimeInterval = 900
    /// How long a client waits between two polling requests, in seconds.
    static let interval = 5

    /// Returns a random code of consonants, which cannot spell words.
    static func newUserCode() -> String {
        String((0..<9).compactMap { _ in "BCDFGHJKLMNPQRSTVWXZ".randomElement() })
    }
}
