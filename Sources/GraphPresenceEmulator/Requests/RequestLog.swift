// SPDX-License-Identifier: MIT

/// The last requests that an emulator has received.
struct RequestLog: Sendable {
    /// The maximum number of requests that are kept.
    static let maximumCount = 500

    /// The requests, as a ring buffer. When it is full, its oldest element is at the index `oldest`.
    private var ring: [LoggedRequest] = []
    private var oldest = 0
    /// The number of requests that were added, which clearing the log does not change.
    private(set) var count = 0

    /// The number of the oldest request, or the one after the newest if there is none.
    var first: Int { count - ring.count + 1 }

    /// Adds a request, in place of the oldest one if the log is full.
    mutating func add(_ request: LoggedRequest) {
        count += 1
        var request = request
        request.number = count
        if ring.count < Self.maximumCount {
            ring.append(request)
        } else {
            ring[oldest] = request
            oldest = (oldest + 1) % Self.maximumCount
        }
    }

    /// Removes all requests.
    mutating func removeAll() {
        ring = []
        oldest = 0
    }

    /// Returns the requests after a number, from the oldest to the newest.
    func requests(after number: Int) -> [LoggedRequest] {
        (ring[oldest...] + ring[..<oldest]).filter { $0.number > number }
    }
}
