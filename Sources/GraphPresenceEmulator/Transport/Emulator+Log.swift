// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension Emulator {
    /// Adds a request to the log, unless the request is for the control API or the web page.
    ///
    /// - Parameters:
    ///   - request: The request as the emulator received it.
    ///   - response: The response, or `nil` if a fault replaced the response with raw bytes or broke the connection.
    ///   - start: When the emulator received the request.
    func note(_ request: ServerRequest, _ response: TransportResponse?, since start: ContinuousClock.Instant) {
        guard !isForPeople(request.path) else { return }
        let (caller, now) = withState { state, now in
            (try? state.identities.caller(of: request, at: now), now)
        }
        // For a successful request, the route does not have to be searched again.
        let isMatched = response.map { $0.status < 300 } ?? false || !methods(at: request.path).isEmpty
        let entry = LoggedRequest(
            time: now,
            method: request.method,
            path: request.path,
            query: request.query,
            headers: request.headers,
            body: LoggedRequest.Body(request.body),
            caller: caller.map { $0.user ?? $0.application },
            status: response?.status,
            responseHeaders: response?.headers ?? [:],
            responseBody: LoggedRequest.Body(response?.body ?? Data()),
            isMatched: isMatched,
            seconds: start.duration(to: .now) / .seconds(1)
        )
        log.withLock { $0.add(entry) }
        changes.increment()
    }
}
