// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

@testable import GraphPresenceEmulator

extension Message {
    /// The error in the response to a request that an emulator receives.
    ///
    /// - Parameters:
    ///   - situation: The situation.
    ///   - method: The method.
    ///   - path: The path and query.
    ///   - body: The body. The default is no body.
    ///   - headers: The header fields. The default is a token and the type of a JSON body.
    ///   - emulator: The emulator. The default has a signed-in user.
    /// - Returns: The message.
    static func rejected(
        _ situation: String,
        _ method: GraphMethod,
        _ path: String,
        _ body: String? = nil,
        headers: GraphHeaders = json,
        _ emulator: @escaping @Sendable () throws -> EmulatorTransport = { signedIn() }
    ) -> Message {
        Message(situation) {
            try error(of: try await response(method, path, body, headers: headers, emulator()))
        }
    }

    /// Returns the response to a request that an emulator receives.
    static func response(
        _ method: GraphMethod,
        _ path: String,
        _ body: String?,
        headers: GraphHeaders,
        _ emulator: EmulatorTransport
    ) async throws -> TransportResponse {
        guard let url = URL(string: "http://localhost" + path) else { throw URLError(.badURL) }
        let data = body.map { Data($0.utf8) }
        return try await emulator.send(TransportRequest(method: method, url: url, headers: headers, body: data))
    }

    /// The error that a part of the emulator throws.
    static func refused(_ situation: String, _ call: @escaping @Sendable () throws -> Void) -> Message {
        Message(situation) {
            do {
                try call()
                return "no error"
            } catch let error as PresenceServiceError {
                return "\(error.status) \(error.code): \(error.message)"
            } catch let error as HTTPFailure {
                return "\(error.status): \(error.message)"
            } catch {
                return error.localizedDescription
            }
        }
    }

    /// The header fields of a request with a token and a JSON body.
    static let json: GraphHeaders = ["Authorization": "Bearer token", "Content-Type": "application/json"]

    /// Returns an emulator with a signed-in user.
    static func signedIn() -> EmulatorTransport {
        EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid)
    }

    /// Returns an emulator that knows the token `token` of an identity.
    static func emulator(_ identity: EmulatorIdentity) -> EmulatorTransport {
        EmulatorTransport(clock: ManualClock(), tokens: ["token": identity])
    }

    /// Returns the status, the code, and the message of an error response, without the IDs that differ in each run.
    static func error(of response: TransportResponse) throws -> String {
        let body = try JSONDecoder().decode(GraphJSONValue.self, from: response.body)
        var (code, message) = (body["error"]?["code"], body["error"]?["message"])
        // The token endpoint has errors of OAuth 2.0, and a message for the user who signs in.
        if message == nil { (code, message) = (body["error"], body["error_description"] ?? body["message"]) }
        guard case .string(var text)? = message else { return "no error" }
        if case .string(let userCode)? = body["user_code"] { text.replace(userCode, with: "CODE") }
        text = text.components(separatedBy: " Trace ID: ")[0]
        guard case .string(let name)? = code else { return text }
        return "\(response.status) \(name): \(text)"
    }
}
