/// How many requests an application may send to a tenant.
public struct EmulatorThrottling: Hashable, Sendable {
    /// The requests of one period.
    public let requests: Int
    /// The period; it begins with the first request after the end of the one before.
    public let period: Duration

    /// A limit.
    ///
    /// - Parameters:
    ///   - requests: The requests of one period; a negative number is none.
    ///   - period: The period; at least a millisecond.
    public init(requests: Int, period: Duration) {
        self.requests = max(0, requests)
        self.period = max(.milliseconds(1), period)
    }

    /// The limit that the pages of the reading operations name: 1,500 requests in 30 seconds.
    ///
    /// See [List presences by user id](https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid).
    public static let documented = EmulatorThrottling(requests: 1_500, period: .seconds(30))
}
