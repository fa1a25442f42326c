// SPDX-License-Identifier: MIT

public import Foundation

/// A bearer token and its expiration time.
///
/// The description and the mirror do not contain the token string.
public struct GraphAccessToken: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    /// The token string, which is secret.
    public let token: String
    /// The time at which the token expires; `nil` if the time is unknown.
    public let expiresOn: Date?

    /// Creates an access token.
    ///
    /// - Parameters:
    ///   - token: The token string.
    ///   - expiresOn: The time at which the token expires; `nil` if the time is unknown. The default is `nil`.
    public init(_ token: String, expiresOn: Date? = nil) {
        self.token = token
        self.expiresOn = expiresOn
    }

    /// A description that contains the expiration time, but not the token string.
    public var description: String {
        "GraphAccessToken(expiresOn: \(expiresOn.map { GraphDateTimeOffset($0).text } ?? "unknown"))"
    }

    /// A mirror that contains the expiration time, but not the token string.
    public var customMirror: Mirror {
        Mirror(self, children: ["expiresOn": expiresOn as Any], displayStyle: .struct)
    }

    /// Whether the token is not empty and consists of characters that RFC 6750 allows in a header field.
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
