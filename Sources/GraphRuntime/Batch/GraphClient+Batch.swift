public import Foundation

extension GraphClient {
    /// Sends requests of one type in JSON batches, 20 in a call, several calls at once.
    ///
    /// Each request has a result of its own. Throttled requests are sent again, alone, after the longest wait that the
    /// service asks for. If a whole call fails, all its requests fail with that reason. The time-outs and retry policies of
    /// the requests' own configurations do not hold here: the client's do. See
    /// [JSON batching](https://learn.microsoft.com/graph/json-batching).
    ///
    /// - Parameters:
    ///   - requests: Any number of requests.
    ///   - concurrency: How many batch calls are under way at once; at least 1. Default: 4.
    ///   - progress: Told how many requests have their result; nil to tell nobody. Default: nil.
    /// - Returns: The results, in the order of the requests.
    /// - Throws: `CancellationError` if the task was cancelled; then nothing of the batch goes on.
    public func batch<Value>(
        _ requests: [GraphRequest<Value>],
        concurrency: Int = 4,
        progress: Progress? = nil
    ) async throws -> [Result<Value, GraphError>] {
        try await batch(requests.map { BatchItem($0) }, concurrency: concurrency, progress: progress)
    }

    /// Sends requests of one type in JSON batches, some of which depend on others.
    ///
    /// - Parameters:
    ///   - items: Any number of requests; those that depend on one another are at most 20.
    ///   - concurrency: How many batch calls are under way at once; at least 1. Default: 4.
    ///   - progress: Told how many requests have their result; nil to tell nobody. Default: nil.
    /// - Returns: The results, in the order of the items. An item that was not tried, because one that it depends on failed,
    ///   has status 424.
    /// - Throws: `CancellationError` if the task was cancelled; then nothing of the batch goes on.
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

    /// Sends requests of several types in one JSON batch or more.
    ///
    /// ```swift
    /// let (presence, cleared) = try await graphClient.batch(
    ///     graphClient.me.presence.getRequest(),
    ///     graphClient.users[id].presence.clearPresence.postRequest(ClearPresencePostRequestBody(sessionId: applicationID)))
    /// ```
    ///
    /// - Parameter request: The requests.
    /// - Returns: The results, in the order of the requests.
    /// - Throws: `CancellationError` if the task was cancelled; then nothing of the batch goes on.
    public func batch<each Value: Sendable>(
        _ request: repeat GraphRequest<each Value>
    ) async throws -> (repeat Result<each Value, GraphError>) {
        try await batch(repeat BatchItem(each request))
    }

    /// Sends requests of several types in one JSON batch, some of which depend on others.
    ///
    /// - Parameter item: The requests; those that depend on one another are at most 20.
    /// - Returns: The results, in the order of the items.
    /// - Throws: `CancellationError` if the task was cancelled; then nothing of the batch goes on.
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
