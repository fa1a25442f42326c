// SPDX-License-Identifier: MIT

public import Foundation

/// A bearer token. Its description and its mirror do not show the token.
public struct GraphAccessToken: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    /// The token string, which is secret.
    public let token: String
    /// The time at which the token expires; `nil` if it is unknown.
    public let expiresOn: Date?

    /// Creates an access token.
    ///
    /// - Parameters:
    ///   - token: The token string.
    ///   - expiresOn: The time at which the token expires; `nil` if it is unknown. The default is `nil`.
    public init(_ token: String, expiresOn: Date? = nil) {
        self.token = token
        self.expiresOn = expiresOn
    }

    /// A description that contains the time of expiry, but not the token.
    public var description: String {
        "GraphAccessToken(expiresOn: \(expiresOn.map { GraphDateTimeOffset($0).text } ?? "unknown"))"
    }

    /// A mirror that shows the time of expiry, but not the token.
    public var customMirror: Mirror {
        Mirror(self, children: ["expiresOn": expiresOn as Any], displayStyle: .struct)
    }

    /// Whether the token consists of the characters that RFC 6750 allows in a header field.
    var isWellFormed: Bool {
        !token.isEmpty
            && token.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-._~+/=".utf8.contains(byte)
                }
            }
    }
}
