// SPDX-License-Identifier: MIT

public import Foundation

/// The instructions that a user needs to sign in on another device.
public struct DeviceCodePrompt: Sendable {
    /// The code for the user to enter.
    public let userCode: String
    /// The URL of the page on which the user enters the code.
    public let verificationURL: URL
    /// The time at which the code expires.
    public let expiresOn: Date
    /// The instructions from the service, which include the code and the URL of the page.
    public let message: String
    /// The error from the token endpoint that requires the user to sign in again; `nil` for the first sign-in.
    public let reason: GraphError?
}
