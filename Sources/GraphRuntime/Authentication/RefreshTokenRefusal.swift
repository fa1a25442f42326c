// SPDX-License-Identifier: MIT

/// An error that means that the token endpoint rejected a refresh token, so the user must sign in again.
package struct RefreshTokenRefusal: Error {
    /// The error that the token endpoint returned.
    package let reason: GraphError
}
