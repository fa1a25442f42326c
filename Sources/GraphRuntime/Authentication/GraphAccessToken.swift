public import Foundation

/// A bearer token. Its description and mirror do not show it.
public struct GraphAccessToken: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    /// The secret text.
    public let token: String
    /// When the token stops working; nil if that is not known.
    public let expiresOn: Date?

    /// A bearer token.
    ///
    /// - Parameters:
    ///   - token: The secret text.
    ///   - expiresOn: When the token stops working; nil if that is not known.
    public init(_ token: String, expiresOn: Date? = nil) {
        self.token = token
        self.expiresOn = expiresOn
    }

    /// Says when the token expires, and not what it is.
    public var description: String {
        "GraphAccessToken(expiresOn: \(expiresOn.map { GraphDateTimeOffset($0).text } ?? "unknown"))"
    }

    /// Shows when the token expires, and not what it is.
    public var customMirror: Mirror {
        Mirror(self, children: ["expiresOn": expiresOn as Any], displayStyle: .struct)
    }

    /// Whether the text can stand in a header: the characters of RFC 6750.
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
