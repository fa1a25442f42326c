// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A minimal program that sends the same request as the client, with the same session settings, headers, and body.
struct HandwrittenClient: Sendable {
    private struct Body: Encodable {
        let sessionId: String
        let availability: String
        let activity: String
        let expirationDuration: String
    }

    static let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    static let sessionID = "22553876-f5ab-4529-bffb-cfe50aa89f87"
    static let token = "benchmark"

    private let address: String
    private let session: URLSession

    init(_ baseURL: URL) {
        address = "\(baseURL.absoluteString)/users/\(Self.userID)/presence/setPresence"
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        session = URLSession(configuration: configuration)
    }

    /// Returns the `setPresence` request.
    func setPresenceRequest() throws -> URLRequest {
        guard let url = URL(string: address) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        // Setting all headers at once takes the least CPU time.
        request.allHTTPHeaderFields = [
            "Accept": "application/json",
            "Authorization": "Bearer " + Self.token,
            "Content-Type": "application/json",
            "SdkVersion": "by-hand/1.0",
            "client-request-id": UUID().uuidString.lowercased(),
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        request.httpBody = try encoder.encode(
            Body(
                sessionId: Self.sessionID,
                availability: "Busy",
                activity: "InACall",
                expirationDuration: "PT1H"
            )
        )
        return request
    }

    /// Sends the `setPresence` request.
    func setPresence() async throws {
        let (_, response) = try await session.data(for: try setPresenceRequest())
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
    }
}

extension GraphServiceClient {
    /// Creates a client with the access token of the handwritten program.
    init(benchmarking baseURL: URL, _ transport: any GraphTransport = URLSessionTransport()) {
        self.init(
            credential: StaticTokenCredential(HandwrittenClient.token),
            transport: transport,
            baseURL: baseURL
        )
    }

    /// Sends the same request as ``HandwrittenClient/setPresence()``.
    func setPresence() async throws {
        try await users[HandwrittenClient.userID].presence.setPresence(
            .busyInACall,
            sessionId: HandwrittenClient.sessionID,
            expirationDuration: .hours(1)
        )
    }
}
