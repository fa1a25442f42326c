// SPDX-License-Identifier: MIT

public import Foundation

/// A place in which a credential keeps a user's sign-in, so that the user stays signed in when the program restarts.
///
/// ``FileRefreshTokenStore`` is a store for servers and command-line tools. An app can keep the sign-in in the Keychain
/// with a type of its own, whose methods need not be asynchronous.
///
/// Use a store with ``DeviceCodeCredential/init(tenantId:clientId:scopes:store:options:onStoreFailure:prompt:)``. A
/// store contains one sign-in. To sign the user out, save `nil` and release the client.
public protocol RefreshTokenStore: Sendable {
    /// Returns the stored data.
    ///
    /// - Returns: The data that was saved last, or `nil` if there is none.
    /// - Throws: An error if the data exists but cannot be read.
    func load() async throws -> Data?

    /// Replaces the stored data.
    ///
    /// The implementation must protect the data like a password: it contains a refresh token. It must either replace
    /// all of the data or throw an error and leave the previous data unchanged.
    ///
    /// - Parameter data: The data, whose size is a few kilobytes, or `nil` to remove the stored data.
    /// - Throws: An error if the data cannot be stored or removed.
    func save(_ data: Data?) async throws
}
