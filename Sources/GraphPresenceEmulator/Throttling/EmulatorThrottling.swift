// SPDX-License-Identifier: MIT

/// A limit on the number of requests that each application may send to each tenant.
public struct EmulatorThrottling: Hashable, Sendable {
    /// The maximum number of requests in a period.
    public let requests: Int
    /// The length of a period. A period starts with the first request after the end of the previous period.
    public let period: Duration

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - requests: The maximum number of requests in a period. A negative number is treated as 0.
    ///   - period: The length of a period. A duration shorter than 1 millisecond is treated as 1 millisecond.
    public init(requests: Int, period: Duration) {
        self.requests = max(0, requests)
        self.period = max(.milliseconds(1), period)
    }

    /// The limit in the documentation of the operations that read presences: 1,500 requests in 30 seconds.
    ///
    /// See [List presences by user ID](https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid).
    public static let documented = EmulatorThrottling(requests: 1_500, period: .seconds(30))
}
