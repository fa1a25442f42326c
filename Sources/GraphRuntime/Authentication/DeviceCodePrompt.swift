// SPDX-License-Identifier: MIT

public import Foundation

/// The instructions that a user needs to sign in on another device.
public struct DeviceCodePrompt: Sendable {
    /// The code for the user to enter.
    public let userCode: String
    /// The page on which the user enters the code.
    public let verificationURL: URL
    /// The time at which the code expires.
    public let expiresOn: Date
    /// The service's instructions, which contain the code and the page.
    public let message: String
    /// The reason why the user must sign in again, from the token endpoint; `nil` for the first sign-in.
    public let reason: GraphError?
}
