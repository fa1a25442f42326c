// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

@testable import GraphPresenceEmulator

extension Message {
    /// Returns the error in an emulator's response to a request.
    ///
    /// - Parameters:
    ///   - situation: The situation.
    ///   - method: The method.
    ///   - path: The path and query of the request.
    ///   - body: The body. The default is no body.
    ///   - headers: The header fields. By default, the request has an access token and the content type of JSON.
    ///   - emulator: The emulator. The default emulator has a signed-in user.
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

    /// Returns an emulator's response to a request.
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

    /// Returns the message of an error that a part of the emulator throws.
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

    /// The header fields for a request with an access token and a JSON body.
    static let json: GraphHeaders = ["Authorization": "Bearer token", "Content-Type": "application/json"]

    /// Returns an emulator with a signed-in user.
    static func signedIn() -> EmulatorTransport {
        EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid)
    }

    /// Returns an emulator that accepts the access token `token` for an identity.
    static func emulator(_ identity: EmulatorIdentity) -> EmulatorTransport {
        EmulatorTransport(clock: ManualClock(), tokens: ["token": identity])
    }

    /// Returns the status, code, and message of an error response without the IDs that differ between runs.
    static func error(of response: TransportResponse) throws -> String {
        let body = try JSONDecoder().decode(GraphJSONValue.self, from: response.body)
        var (code, message) = (body["error"]?["code"], body["error"]?["message"])
        // The token endpoint returns OAuth 2.0 errors, and a message for the user who signs in.
        if message == nil { (code, message) = (body["error"], body["error_description"] ?? body["message"]) }
        guard case .string(var text)? = message else { return "no error" }
        if case .string(let userCode)? = body["user_code"] { text.replace(userCode, with: "CODE") }
        text = text.components(separatedBy: " Trace ID: ")[0]
        guard case .string(let name)? = code else { return text }
        return "\(response.status) \(name): \(text)"
    }
}
