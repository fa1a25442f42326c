// SPDX-License-Identifier: MIT

import Foundation

/// A counter for the requests from each application in each tenant.
struct Throttle: Sendable {
    private struct Key: Hashable, Sendable {
        let application: String
        let tenant: String
    }

    private struct Window: Sendable {
        let end: Date
        var count: Int
    }

    /// The limit; `nil` if the number of requests is unlimited.
    var limit: EmulatorThrottling?
    private var windows: [Key: Window] = [:]

    init(_ limit: EmulatorThrottling?) {
        self.limit = limit
    }

    /// Counts a request.
    ///
    /// - Throws: ``PresenceServiceError`` with status 429 and the time to wait if the request exceeds the limit.
    mutating func count(_ caller: IdentityProvider.Caller, at now: Date) throws(PresenceServiceError) {
        guard let limit else { return }
        let key = Key(application: caller.application.lowercased(), tenant: caller.tenant.lowercased())
        var window = windows[key] ?? Window(end: .distantPast, count: 0)
        if now >= window.end { window = Window(end: now + limit.period / .seconds(1), count: 0) }
        window.count += 1
        windows[key] = window
        guard window.count > limit.requests else { return }
        let seconds = min(window.end.timeIntervalSince(now).rounded(.up), 1e9)
        throw .tooManyRequests(retryAfter: max(1, Int(seconds)))
    }
}
