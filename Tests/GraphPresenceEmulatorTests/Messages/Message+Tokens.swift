// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

@testable import GraphPresenceEmulator

extension Message {
    private static let endpoint = "/contoso/oauth2/v2.0/"

    /// Returns the error in the token endpoint's response to a submitted form.
    private static func form(_ situation: String, _ body: String, _ resource: String = "token") -> Message {
        rejected(situation, .post, endpoint + resource, body, headers: formHeaders) {
            EmulatorTransport(
                clock: ManualClock(),
                tokens: [:],
                applications: [EmulatorApplication(clientId: "app", clientSecret: "secret")]
            )
        }
    }

    private static let formHeaders: GraphHeaders = ["Content-Type": "application/x-www-form-urlencoded"]

    /// Returns the error in the response to a polling request with a device code.
    ///
    /// - Parameters:
    ///   - situation: The situation.
    ///   - decide: The user's decision before the polling request. The default is none.
    /// - Returns: The message.
    private static func polled(
        _ situation: String,
        _ decide: @escaping @Sendable (EmulatorTransport, String) throws -> Void = { _, _ in }
    ) -> Message {
        Message(situation) {
            let emulator = EmulatorTransport(clock: ManualClock())
            let start = try await response(
                .post,
                endpoint + "devicecode",
                "client_id=app&scope=User.Read",
                headers: formHeaders,
                emulator
            )
            let body = try JSONDecoder().decode(GraphJSONValue.self, from: start.body)
            guard case .string(let userCode)? = body["user_code"], case .string(let code)? = body["device_code"] else {
                return "no error"
            }
            try decide(emulator, userCode)
            let grant = "urn:ietf:params:oauth:grant-type:device_code"
            let poll = "grant_type=\(grant)&client_id=app&device_code=\(code)"
            return try error(
                of: try await response(.post, endpoint + "token", poll, headers: formHeaders, emulator)
            )
        }
    }

    /// The errors from the token endpoint, and its message for the user who signs in.
    static let tokens: [Message] = [
        rejected("a method that the endpoint does not allow", .get, endpoint + "token"),
        form("a form without a grant type", "client_id=app"), form("an unknown grant type", "grant_type=password"),
        form("an unknown application", "grant_type=client_credentials&client_id=other"),
        form("no secret", "grant_type=client_credentials&client_id=app&scope=s/.default"),
        form("a wrong secret", "grant_type=client_credentials&client_id=app&scope=s/.default&client_secret=x"),
        form("a wrong assertion", "grant_type=client_credentials&client_id=app&scope=s/.default&client_assertion=x"),
        form("a scope other than .default", "grant_type=client_credentials&client_id=app&scope=s&client_secret=secret"),
        form("an unknown refresh token", "grant_type=refresh_token&client_id=app&refresh_token=x"),
        form(
            "an unknown device code",
            "grant_type=urn:ietf:params:oauth:grant-type:device_code&client_id=app&device_code=x"
        ), form("a sign-in with a device code", "client_id=app&scope=User.Read", "devicecode"),
        Message("a sign-in with a device code and no server") {
            let emulator = EmulatorTransport(clock: ManualClock())
            let (shown, declined) = (Locked(""), CancellationError())
            let options = CredentialOptions(transport: emulator, retryPolicy: .never)
            let credential = DeviceCodeCredential(clientId: "app", options: options) { prompt in
                shown.withLock { $0 = prompt.message.replacingOccurrences(of: prompt.userCode, with: "CODE") }
                throw declined
            }
            let context = TokenRequestContext(cloud: .global, scopes: ["User.Read"])
            _ = try? await credential.token(for: context)
            return shown.withLock { $0 }
        },
        polled("a pending sign-in"), polled("a denied sign-in") { try $0.denyDeviceCode($1) },
        polled("an expired sign-in") { emulator, _ in emulator.advance(by: .seconds(DeviceCode.lifetime)) },
    ]
}
