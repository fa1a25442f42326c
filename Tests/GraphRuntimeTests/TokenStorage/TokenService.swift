// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport

/// A token endpoint that accepts each refresh token only once.
final class TokenService: Sendable {
    private struct State: Sendable {
        var valid: Set<String> = []
        var issued = 0
        var signIns = 0
        var redeemed: [String] = []
        var hosts: Set<String> = []
    }

    private let state = Locked(State())
    /// A closure that runs before a refresh token is redeemed.
    let onRedeem: @Sendable () async -> Void

    init(valid: Set<String> = [], onRedeem: @escaping @Sendable () async -> Void = {}) {
        state.withLock { $0.valid = valid }
        self.onRedeem = onRedeem
    }

    /// The number of users who signed in.
    var signIns: Int { state.withLock { $0.signIns } }
    /// The refresh tokens that the endpoint received, in order.
    var redeemed: [String] { state.withLock { $0.redeemed } }
    /// The hosts to which refresh tokens were sent.
    var hosts: Set<String> { state.withLock { $0.hosts } }
    /// Invalidates refresh tokens.
    func revokeAll() { state.withLock { $0.valid = [] } }

    var transport: ClosureTransport { ClosureTransport { try await self.send($0) } }

    private func send(_ request: TransportRequest) async throws -> TransportResponse {
        let form = String(decoding: request.body ?? Data(), as: UTF8.self)
        if request.url.lastPathComponent == "devicecode" {
            return response(200, #"{"user_code":"A","device_code":"d","verification_uri":"https://x/","interval":1}"#)
        }
        guard let token = form.split(separator: "&").first(where: { $0.hasPrefix("refresh_token=") })?.dropFirst(14)
        else {
            state.withLock { $0.signIns += 1 }
            return issue()
        }
        await onRedeem()
        let isValid = state.withLock { state in
            state.redeemed.append(String(token))
            state.hosts.insert(request.url.host ?? "")
            return state.valid.remove(String(token)) != nil
        }
        return isValid ? issue() : response(400, #"{"error":"invalid_grant","error_description":"AADSTS70000: Used."}"#)
    }

    private func issue() -> TransportResponse {
        let number = state.withLock { state in
            state.issued += 1
            state.valid.insert("r\(state.issued)")
            return state.issued
        }
        return response(200, #"{"access_token":"a\#(number)","expires_in":3600,"refresh_token":"r\#(number)"}"#)
    }
}
