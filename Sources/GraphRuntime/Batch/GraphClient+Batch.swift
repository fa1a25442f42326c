// SPDX-License-Identifier: MIT

public import Foundation

extension GraphClient {
    /// Sends requests with the same response type in JSON batches of up to 20 requests.
    ///
    /// Each request has its own result. Throttled requests are retried in a new batch, after the longest delay that the
    /// service requests. If a batch request fails as a whole, all requests in it fail with the same error. The client's
    /// timeout and retry policy apply. The timeouts and retry policies in the requests' configurations are ignored. See
    /// [JSON batching](https://learn.microsoft.com/graph/json-batching).
    ///
    /// - Parameters:
    ///   - requests: The requests to send. You can pass any number of requests.
    ///   - concurrency: The maximum number of concurrent batch requests. A value less than 1 is treated as 1. The
    ///     default is 4.
    ///   - progress: A progress object that counts the requests that have a result. Canceling the progress cancels the
    ///     call. The default is `nil`.
    /// - Returns: The results, in the order of the requests.
    /// - Throws: `CancellationError` if the task or the progress is canceled. Cancellation stops all batch requests.
    public func batch<Value>(
        _ requests: [GraphRequest<Value>],
        concurrency: Int = 4,
        progress: Progress? = nil
    ) async throws -> [Result<Value, GraphError>] {
        try await batch(requests.map { BatchItem($0) }, concurrency: concurrency, progress: progress)
    }

    /// Sends requests with the same response type in JSON batches, with dependencies between the requests.
    ///
    /// - Parameters:
    ///   - items: The requests to send. You can pass any number of items, but at most 20 can depend on one another.
    ///   - concurrency: The maximum number of concurrent batch requests. A value less than 1 is treated as 1. The
    ///     default is 4.
    ///   - progress: A progress object that counts the requests that have a result. Canceling the progress cancels the
    ///     call. The default is `nil`.
    /// - Returns: The results, in the order of the items. If an item is not processed because a dependency failed, its
    ///   result is an error with the status 424.
    /// - Throws: `CancellationError` if the task or the progress is canceled. Cancellation stops all batch requests.
    public func batch<Value>(
        _ items: [BatchItem<Value>],
        concurrency: Int = 4,
        progress: Progress? = nil
    ) async throws -> [Result<Value, GraphError>] {
        let runner = BatchRunner(adapter: requestAdapter, concurrency: concurrency)
        let entries = items.map { requestAdapter.entry($0) }
        let outcomes = try await runner.outcomes(of: entries, progress)
        return zip(items, outcomes).map { item, outcome in outcome.result(item.request) }
    }

    /// Sends requests with different response types in JSON batches.
    ///
    /// ```swift
    /// let (user, deletion) = try await graphClient.batch(
    ///     GraphRequest<GraphJSONValue>(.get, "/me"),
    ///     GraphRequest<Void>(.delete, "/subscriptions/\(subscriptionID)")
    /// )
    /// ```
    ///
    /// - Parameter request: The requests to send.
    /// - Returns: The results, in the order of the requests.
    /// - Throws: `CancellationError` if the task is canceled. Cancellation stops all batch requests.
    public func batch<each Value: Sendable>(
        _ request: repeat GraphRequest<each Value>
    ) async throws -> (repeat Result<each Value, GraphError>) {
        try await batch(repeat BatchItem(each request))
    }

    /// Sends requests with different response types in JSON batches, with dependencies between the requests.
    ///
    /// - Parameter item: The requests to send. At most 20 can depend on one another.
    /// - Returns: The results, in the order of the items.
    /// - Throws: `CancellationError` if the task is canceled. Cancellation stops all batch requests.
    public func batch<each Value: Sendable>(
        _ item: repeat BatchItem<each Value>
    ) async throws -> (repeat Result<each Value, GraphError>) {
        var entries: [BatchEntry] = []
        repeat entries.append(requestAdapter.entry(each item))
        let outcomes = try await BatchRunner(adapter: requestAdapter, concurrency: 4).outcomes(of: entries, nil)
        var index = 0
        func next<Response>(_ item: BatchItem<Response>) -> Result<Response, GraphError> {
            defer { index += 1 }
            return outcomes[index].result(item.request)
        }
        return (repeat next(each item))
    }
}
