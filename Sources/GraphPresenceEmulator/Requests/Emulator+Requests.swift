import Foundation
import GraphPresence

extension Emulator {
    /// The requests that the control API lists.
    struct Requests: Encodable {
        /// The number of the newest request.
        let last: Int
        let value: [RequestView]
    }

    /// Returns the newest requests after a number.
    func requests(after number: Int, top: Int) -> Requests {
        let (last, requests) = log.withLock { ($0.count, $0.requests(after: number).suffix(top)) }
        return Requests(
            last: last,
            value: requests.map { RequestView($0, isMatched: !methods(at: $0.path).isEmpty) }
        )
    }

    /// Removes all requests from the log.
    func clearRequests() {
        log.withLock { $0.removeAll() }
        changes.increment()
    }

    /// Adds a request to the log, unless it is for the control API or its page.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - response: The response, or `nil` if a fault replaced it.
    ///   - start: When the emulator received the request.
    func note(_ request: ServerRequest, _ response: TransportResponse?, since start: ContinuousClock.Instant) {
        guard !isForPeople(request.path) else { return }
        let (caller, now) = withState { state, now in
            (try? state.identities.caller(of: request, at: now), now)
        }
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
            seconds: start.duration(to: .now) / .seconds(1)
        )
        log.withLock { $0.add(entry) }
        changes.increment()
    }
}
