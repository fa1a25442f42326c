public import Foundation

/// What a user has to be shown to sign in at another device.
public struct DeviceCodePrompt: Sendable {
    /// The code that the user types in.
    public let userCode: String
    /// The page on which the user types it in.
    public let verificationURL: URL
    /// When the code stops working.
    public let expiresOn: Date
    /// A text with both, in the words of the service.
    public let message: String
    /// Why the user has to sign in again, in the words of the token endpoint; nil if the user signs in for the first time.
    public let reason: GraphError?
}
