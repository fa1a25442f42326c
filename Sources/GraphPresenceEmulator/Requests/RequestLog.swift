// SPDX-License-Identifier: MIT

/// The most recent requests that an emulator has received.
struct RequestLog: Sendable {
    /// The maximum number of requests that are kept.
    static let maximumCount = 500

    /// The requests in a ring buffer. When the buffer is full, `oldest` is the index of the oldest request.
    private var ring: [LoggedRequest] = []
    private var oldest = 0
    /// The number of requests that have been added. Clearing the log does not change this number.
    private(set) var count = 0

    /// The number of the oldest request in the log; if the log is empty, the number of the next request.
    var first: Int { count - ring.count + 1 }

    /// Adds a request, which replaces the oldest request if the log is full.
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

    /// Returns the requests whose number is greater than the specified one, from the oldest to the newest.
    func requests(after number: Int) -> [LoggedRequest] {
        (ring[oldest...] + ring[..<oldest]).filter { $0.number > number }
    }
}
