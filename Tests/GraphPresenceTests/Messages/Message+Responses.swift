// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

@testable import GraphPresence
@testable import GraphRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension Message {
    /// Error messages for responses and for requests that receive no response.
    static let responses: [Message] = bodies + services + redirects + failures

    private static let bodies: [Message] = [
        response("an empty body") { _ in TransportResponse(status: 200) },
        response("a body without a content type") { _ in TransportResponse(status: 200, body: Data("{}".utf8)) },
        response("a web page instead of the response") { _ in
            TransportResponse(status: 200, headers: ["Content-Type": "text/html"], body: Data("<html>".utf8))
        },
        response("a body that is not JSON") { _ in TransportResponse(json: "{") },
        response("a presence without an ID") { _ in TransportResponse(json: "{}") },
        response("a presence whose ID is null") { _ in TransportResponse(json: #"{"id":null}"#) },
        response("a presence whose availability is a number") { _ in
            TransportResponse(json: #"{"id":"a","availability":1}"#)
        },
        response("JSON that is nested too deeply") { _ in
            TransportResponse(json: String(repeating: "[", count: 101) + String(repeating: "]", count: 101))
        },
        Message("a value that cannot be read for another reason") { CancellationError().readingProblem() },
        thrown("notifications without a value") { _ = try ChangeNotificationCollection(body: Data("{}".utf8)) },
    ]

    /// Returns a credential whose access token contains the given permissions.
    private static func token(_ claims: String) -> any TokenCredential {
        let payload = Data(claims.utf8).base64EncodedString().replacingOccurrences(of: "=", with: "")
        return StaticTokenCredential("e30.\(payload).signature")
    }

    private static let services: [Message] = [
        response("a user who is not found") { _ in .error(404, "NotFound", "The user does not exist.") },
        response("no permission") { _ in .error(403, "Forbidden") },
        response("a user's token with a permission", credential: token(#"{"scp":"Presence.Read"}"#)) { _ in
            .error(403, "Forbidden")
        },
        response("a user's token without a permission", credential: token(#"{"scp":"User.Read"}"#)) { _ in
            .error(403, "Forbidden")
        },
        response("an application's token", credential: token(#"{"roles":["Presence.Read.All"]}"#)) { _ in
            .error(403, "Forbidden")
        },
        thrown("an application's token with a permission") {
            try await forbidden(#"{"roles":["Presence.ReadWrite.All"]}"#) {
                try await $0.setPresence(.away, sessionId: "s")
            }
        },
        thrown("an application's token without a permission") {
            try await forbidden(#"{"roles":["User.Read.All"]}"#) { try await $0.setPresence(.away, sessionId: "s") }
        },
        thrown("a user's token for another user") {
            try await forbidden(#"{"scp":"Presence.Read.All"}"#) { _ = try await $0.get() }
        },
        thrown("a user's token for a write request") {
            try await forbidden(#"{"scp":"Presence.ReadWrite"}"#) { try await $0.setPresence(.away, sessionId: "s") }
        },
        response("too many requests") { _ in .error(429, "TooManyRequests", headers: ["Retry-After": "90"]) },
        response("an error without JSON") { _ in
            TransportResponse(status: 502, headers: ["Content-Type": "text/html"], body: Data("<html>".utf8))
        },
        thrown("an argument that the service rejects") {
            let refusal = TransportResponse.error(400, "InvalidArgument", "expirationDuration is invalid")
            let client = GraphServiceClient(clock: TestClock(), transport: RecordingTransport(refusal))
            try await client.me.presence.setPresence(.away, sessionId: "s")
        },
    ]

    private static func forbidden(
        _ claims: String,
        _ call: @Sendable (PresenceRequestBuilder) async throws -> Void
    ) async throws {
        let transport = RecordingTransport(.error(403, "Forbidden"))
        let client = GraphServiceClient(clock: TestClock(), transport: transport, credential: token(claims))
        try await call(client.users["u".guid].presence)
    }

    private static func redirect(_ status: Int, _ location: String?) -> TransportResponse {
        TransportResponse(status: status, headers: location.map { ["Location": $0] } ?? [:])
    }

    private static let redirects: [Message] =
        [
            response("a redirect without a location") { _ in redirect(302, nil) },
            response("a redirect to plain HTTP") { _ in redirect(302, "http://graph.microsoft.com/") },
            response("an endless redirect") { _ in redirect(302, "/v1.0/me") },
        ]
        + [(302, "/v1.0/me"), (307, "https://example.com/")].map { status, location in
            thrown("a redirect of a write request, \(status)") {
                let client = GraphServiceClient(
                    clock: TestClock(),
                    transport: RecordingTransport(redirect(status, location))
                )
                try await client.me.presence.clearPresence(sessionId: "s")
            }
        }

    private static func failure(
        _ situation: String,
        _ error: any Error,
        partial: TransportResponse? = nil
    ) -> Message {
        response(situation) { _ in throw TransportError(partialResponse: partial, underlying: error) }
    }

    private static let failures: [Message] =
        [
            failure("an incomplete response", URLError(.networkConnectionLost), partial: TransportResponse(json: "{")),
            failure("a body that is too large", BodyTooLarge.bytes(1_024), partial: TransportResponse(json: "{")),
            failure(
                "a body in too many fragments",
                BodyTooLarge.pieces(1_024),
                partial: TransportResponse(json: "{")
            ),
            failure(
                "a body that cannot be decompressed",
                URLError(.cannotDecodeContentData),
                partial: TransportResponse(json: "")
            ),
            failure("a connection that the server closed", StaleConnection()),
            failure("a proxy that asks for a password", ProxyAuthenticationRequired()),
            failure("a proxy that does not open a tunnel", TunnelFailure(underlying: URLError(.cannotConnectToHost))),
            failure("a timeout", RequestTimedOut(timeout: .seconds(7))),
            failure("a timeout when acquiring a token", RequestTimedOut(timeout: .seconds(7), isAcquiringToken: true)),
            Message("a plain HTTP request that would go through a proxy") {
                let url = URL(string: "http://localhost/")
                let proxy = url.flatMap { EnvironmentProxy(for: $0) { $0 == "http_proxy" ? "http://proxy" : nil } }
                return proxy?.errorDescription ?? "no error"
            },
            thrown("a held session that is not renewed in time") {
                let operation = GraphServiceClient.Operations.setPresence["/me/presence/setPresence"]
                _ = try await withDeadline(.milliseconds(1), of: operation) { try await Task.sleep(for: .seconds(600)) }
                    .get()
            },
        ]
        + [
            .cannotConnectToHost, .cannotFindHost, .notConnectedToInternet, .secureConnectionFailed,
            .serverCertificateUntrusted, .badServerResponse, .networkConnectionLost, .timedOut,
        ].map { (code: URLError.Code) in failure("URLError \(code.rawValue)", URLError(code)) }
}
