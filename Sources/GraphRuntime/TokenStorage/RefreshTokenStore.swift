// SPDX-License-Identifier: MIT

public import Foundation

/// A type that stores a user's sign-in for a credential, so the user stays signed in when the program restarts.
///
/// ``FileRefreshTokenStore`` is a store for servers and command-line tools. An app can implement this protocol to store
/// the sign-in in the Keychain. The implementation's methods need not be asynchronous.
///
/// Pass a store to ``DeviceCodeCredential/init(tenantId:clientId:scopes:store:options:onStoreFailure:prompt:)``. A
/// store contains one sign-in. To sign the user out, save `nil` and release the client.
public protocol RefreshTokenStore: Sendable {
    /// Returns the stored data.
    ///
    /// - Returns: The most recently saved data, or `nil` if there is none.
    /// - Throws: An error if the data exists but cannot be read.
    func load() async throws -> Data?

    /// Replaces the stored data.
    ///
    /// The implementation must protect the data like a password, because the data contains a refresh token. The
    /// implementation must either replace all of the data, or throw an error and leave the previous data unchanged.
    ///
    /// - Parameter data: The data to store, usually a few kilobytes, or `nil` to remove the stored data.
    /// - Throws: An error if the data cannot be stored or removed.
    func save(_ data: Data?) async throws
}
