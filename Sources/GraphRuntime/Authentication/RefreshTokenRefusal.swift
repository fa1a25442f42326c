/// A refresh token does not work any more: the user has to sign in again.
package struct RefreshTokenRefusal: Error {
    /// The refusal, in the words of the token endpoint.
    package let reason: GraphError
}
