// SPDX-License-Identifier: MIT

/// An error that indicates that the token endpoint rejected a refresh token and that the user must sign in again.
package struct RefreshTokenRefusal: Error {
    /// The error that the token endpoint returned.
    package let reason: GraphError
}
