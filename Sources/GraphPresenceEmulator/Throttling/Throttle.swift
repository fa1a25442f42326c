import Foundation

/// Counts the requests of applications in tenants.
struct Throttle: Sendable {
    private struct Key: Hashable, Sendable {
        let application: String
        let tenant: String
    }

    private struct Window: Sendable {
        let end: Date
        var count: Int
    }

    /// The limit; nil for none.
    var limit: EmulatorThrottling?
    private var windows: [Key: Window] = [:]

    init(_ limit: EmulatorThrottling?) {
        self.limit = limit
    }

    /// Counts a request.
    ///
    /// - Throws: ``PresenceServiceError`` of status 429 if it is one too many; it says how long to wait.
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
