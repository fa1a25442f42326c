// SPDX-License-Identifier: MIT

import Foundation

/// A middleware that adds a credential's access token to each request.
///
/// If the service rejects the token, the middleware requests a new token once. If the new token differs from the
/// rejected one, the middleware resends the request.
struct AuthenticationMiddleware: GraphMiddleware, CustomReflectable {
    let credential: any TokenCredential
    let cloud: GraphCloud
    let hosts: TokenHosts
    let events: EventSink
    /// The deadline of the attempt, including token acquisition.
    let deadline: AttemptDeadline

    func intercept(
        _ request: TransportRequest,
        for operation: GraphOperation,
        next: Next
    ) async throws -> TransportResponse {
        if let problem = hosts.problem(of: request.url) {
            throw GraphError(kind: .invalidRequest, operation: operation, message: problem)
        }
        var context = TokenRequestContext(
            cloud: cloud,
            scopes: [cloud.defaultScope],
            allowsSignIn: SignIn.isAllowed
        )
        try SignIn.onStage?(.acquiringToken, operation)
        let token = try await self.token(for: context, operation, request)
        let response = try await send(request, operation, token, next)
        guard response.status == 401 else { return response }
        context.claims = ClaimsChallenge.claims(in: response.headers["WWW-Authenticate"])
        context.rejectedToken = token
        let renewed: GraphAccessToken
        do {
            renewed = try await self.token(for: context, operation, request)
        } catch var error as GraphError {
            // The 401 response caused the request for a new token, so the error includes the details of that response.
            error.status = error.status ?? response.status
            error.requestId = error.requestId ?? response.headers["request-id"]
            if error.headers.fields.isEmpty { error.headers = response.redactedHeaders }
            throw error
        }
        // The service would reject the same token again.
        guard renewed.token != token.token else { return response }
        return try await send(request, operation, renewed, next)
    }

    private func send(
        _ request: TransportRequest,
        _ operation: GraphOperation,
        _ token: GraphAccessToken,
        _ next: Next
    ) async throws -> TransportResponse {
        var request = request
        request.headers["Authorization"] = "Bearer " + token.token
        try SignIn.onStage?(.sending, operation)
        var response = try await next(request)
        response.exchange.token = token.token
        return response
    }

    /// Acquires a token and reports success or failure as an event.
    private func token(
        for context: TokenRequestContext,
        _ operation: GraphOperation,
        _ request: TransportRequest
    ) async throws -> GraphAccessToken {
        let start = events.instant
        do {
            let token = try await validToken(for: context, operation, request)
            OperationTimeLimit.current?.acquiredToken()
            let isRenewal = context.rejectedToken != nil
            if let start, let end = events.instant {
                events.emit(.token(duration: end - start, isRenewal: isRenewal), operation, request.clientRequestId)
            }
            return token
        } catch {
            if let start, let end = events.instant {
                let reason = FailureReason(error)
                events.emit(.failure(reason: reason, duration: end - start), operation, request.clientRequestId)
            }
            throw error
        }
    }

    private func validToken(
        for context: TokenRequestContext,
        _ operation: GraphOperation,
        _ request: TransportRequest
    ) async throws -> GraphAccessToken {
        let token: GraphAccessToken
        switch try await acquireToken(for: context, operation) {
        case .success(let acquired): token = acquired
        case .failure(let error):
            throw GraphError.failure(error, of: operation, request.clientRequestId) { error in
                GraphError(
                    kind: .authentication,
                    operation: operation,
                    message: "the credential provided no access token",
                    underlying: error
                )
            }
        }
        guard token.isWellFormed else {
            throw GraphError(
                kind: .authentication,
                operation: operation,
                message: "the credential's access token is empty or contains invalid characters"
            )
        }
        return token
    }

    /// Returns the credential's cached token, or requests a token from the credential.
    ///
    /// - Throws: ``TransportError`` if the deadline passes before the credential returns a token.
    private func acquireToken(
        for context: TokenRequestContext,
        _ operation: GraphOperation
    ) async throws -> Result<GraphAccessToken, any Error> {
        if let cached = (credential as? any CachingCredential)?.cachedToken(for: context) { return .success(cached) }
        let acquire: @Sendable () async -> Result<GraphAccessToken, any Error> = { [credential] in
            do {
                return .success(try await credential.token(for: context))
            } catch {
                // This task may be canceled before the caller's task, so cancellation is converted here.
                return .failure(Task.isCancelled ? CancellationError() : error)
            }
        }
        guard credential.isInteractive else { return try await deadline.limit(isAcquiringToken: true, acquire) }
        // The credential may call its closure in another caller's task, so the current task's setting is read here.
        let onStage = context.allowsSignIn ? SignIn.onStage : nil
        // The timeout excludes a sign-in, which waits for the user, but includes a renewal, which does not.
        if let credential = credential as? any InteractiveCredential {
            return try await deadline.limit { onSignIn in
                do {
                    let token = try await credential.token(for: context) {
                        onSignIn()
                        try? onStage?(.waitingForUser, operation)
                    }
                    return .success(token)
                } catch {
                    return .failure(Task.isCancelled ? CancellationError() : error)
                }
            }
        }
        try onStage?(.waitingForUser, operation)
        return try await deadline.suspend(acquire)
    }

    /// An empty mirror, because the properties of a custom credential may contain secrets.
    var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}
