// SPDX-License-Identifier: MIT

/// The token endpoint rejected a refresh token, so the user must sign in again.
package struct RefreshTokenRefusal: Error {
    /// The error that the token endpoint returned.
    package let reason: GraphError
}
