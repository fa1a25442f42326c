// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The settings for a check, which are read from environment variables.
struct Settings {
    let credential: any TokenCredential
    let user: Side.User
    let sessionID: String
    /// The base URL of the service, or `nil` for the global cloud.
    let baseURL: URL?
    let settleTime: Duration

    /// An error for an environment variable that is missing or invalid.
    struct Problem: Error {
        let text: String
    }

    /// A readable description of the check's requirements.
    static let requirements = """
        The check needs an application with access to a tenant, and a test user who is not signed in to Teams. It changes
        the presence of this user, and clears it at the end. Set these environment variables:

          with application permissions (Presence.ReadWrite.All, consented by an administrator):
            AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET
                                    the application
            LIVE_USER_ID            the object ID of the test user, a GUID

          or with delegated permissions (Presence.ReadWrite, and Presence.Read.All for the bulk read):
            GRAPH_ACCESS_TOKEN      an access token of the test user
            LIVE_SESSION_ID         the client ID of the application that the token was issued to

          optional:
            LIVE_SETTLE_SECONDS     how long to wait for a change to become visible; the default is 30
            LIVE_BASE_URL           another service, for example the URL that 'graph-presence serve' prints
        """

    /// Reads the settings from environment variables.
    ///
    /// - Throws: ``Problem`` if a variable is missing or invalid.
    init(_ environment: [String: String]) throws(Problem) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        func required(_ name: String) throws(Problem) -> String {
            guard let text = value(name) else { throw Problem(text: "the variable \(name) is not set") }
            return text
        }
        if let token = value("GRAPH_ACCESS_TOKEN") {
            credential = StaticTokenCredential(token)
            sessionID = try required("LIVE_SESSION_ID")
            // An application's token cannot be used with /me.
            user = value("LIVE_USER_ID").map { .id($0) } ?? .me
        } else {
            let tenant = try required("AZURE_TENANT_ID")
            let application = try required("AZURE_CLIENT_ID")
            let secret = try required("AZURE_CLIENT_SECRET")
            credential = ClientSecretCredential(tenantId: tenant, clientId: application, clientSecret: secret)
            sessionID = value("LIVE_SESSION_ID") ?? application
            user = .id(try required("LIVE_USER_ID"))
        }
        let url = value("LIVE_BASE_URL").map { ($0, URL(string: $0)) }
        if let (text, url) = url, url?.host == nil { throw Problem(text: "LIVE_BASE_URL '\(text)' is not a valid URL") }
        baseURL = url?.1
        let seconds = value("LIVE_SETTLE_SECONDS") ?? "30"
        guard let number = Int(seconds), (0...3_600).contains(number) else {
            throw Problem(text: "LIVE_SETTLE_SECONDS '\(seconds)' is not a number from 0 to 3600")
        }
        settleTime = .seconds(number)
    }

    /// The service that the settings describe.
    var service: Side {
        let control = baseURL.flatMap(EmulatorControl.init)
        let client = GraphServiceClient(
            credential: credential,
            baseURL: baseURL,
            allowedHosts: Set([baseURL?.host].compactMap { $0 }),
            // A retry would never end, because the clock advances only while a step waits.
            retryPolicy: control == nil ? .standard : .never,
            clock: control?.clock ?? .system,
            validation: []
        )
        return Side(client: client, user: user, sessionID: sessionID, settleTime: settleTime) { duration in
            if let control { try await control.wait(duration) } else { try await Task.sleep(for: duration) }
        }
    }
}
