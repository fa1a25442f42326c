// SPDX-License-Identifier: MIT

import Foundation

/// A sign-in that the user completes on another device (RFC 8628).
struct DeviceCode: Sendable {
    /// The user's decision about the sign-in.
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

    /// Returns a random code that contains only consonants, so that the code cannot spell a word.
    static func newUserCode() -> String {
        String((0..<9).compactMap { _ in "BCDFGHJKLMNPQRSTVWXZ".randomElement() })
    }
}
