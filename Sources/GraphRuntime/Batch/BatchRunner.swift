import Foundation

/// Sends the calls of a batch, several at once, and those entries again that the service throttled.
struct BatchRunner: Sendable {
    let adapter: GraphRequestAdapter
    let concurrency: Int

    /// What became of the entries, in their order.
    ///
    /// - Throws: `CancellationError` if the task or the progress was cancelled.
    func outcomes(of entries: [BatchEntry], _ progress: Progress?) async throws -> [BatchOutcome] {
        try Task.checkCancellation()
        let plan = BatchPlan(entries)
        var responses: [Int: Result<TransportResponse, GraphError>] = plan.refused.mapValues { .failure($0) }
        progress?.totalUnitCount = Int64(entries.count)
        progress?.completedUnitCount = Int64(responses.count)
        try await withThrowingTaskGroup(of: [Int: Result<TransportResponse, GraphError>].self) { group in
            var rest = plan.calls[...]
            for call in rest.prefix(max(1, concurrency)) {
                group.addTask { try await outcomes(ofCall: call, entries, plan.dependencies) }
            }
            rest = rest.dropFirst(max(1, concurrency))
            while let done = try await group.next() {
                responses.merge(done) { $1 }
                if progress?.isCancelled == true { throw CancellationError() }
                progress?.completedUnitCount = Int64(responses.count)
                if let call = rest.popFirst() {
                    group.addTask { try await outcomes(ofCall: call, entries, plan.dependencies) }
                }
            }
        }
        return entries.enumerated().map { index, entry in
            // Every entry is refused or in a call, and a call answers for all of its own.
            let response = responses[index] ?? .failure(Self.unanswered(entry.operation))
            return BatchOutcome(response: response, clientRequestId: (try? entry.content.get())?.clientRequestId)
        }
    }

    /// Sends one call until none of its entries is to be sent again.
    private func outcomes(
        ofCall call: [Int],
        _ entries: [BatchEntry],
        _ dependencies: [[Int]]
    ) async throws -> [Int: Result<TransportResponse, GraphError>] {
        let clock = adapter.clock
        var schedule = RetrySchedule(adapter.retryPolicy, from: clock.now)
        var outcomes: [Int: Result<TransportResponse, GraphError>] = [:]
        var pending = call
        while true {
            let responses = try await responses(to: pending, entries, dependencies, &schedule)
            for (index, response) in responses {
                outcomes[index] = response.map { response in
                    let isRepeated = schedule.isRepeated || response.exchange.isRepeated
                    return isRepeated ? response.settled(for: entries[index].operation) : response
                }
            }
            let again = Self.toSendAgain(pending, outcomes, entries, dependencies)
            guard !again.isEmpty else { return outcomes }
            let attempt = schedule.attempts
            let requestedWait = again.compactMap { (try? outcomes[$0]?.get())?.retryAfter }.max()
            guard
                case .retry(let delay) = schedule.next(after: .transient(requestedWait: requestedWait), at: clock.now)
            else { return outcomes }
            for index in again { noteRetry(of: entries[index], outcomes[index], number: attempt, delay: delay) }
            try await clock.sleep(for: delay)
            try Task.checkCancellation()
            pending = again
        }
    }

    /// The responses to the entries of a call. If it fails as a whole, that is the outcome of each. The attempts of the call
    /// as a whole count too: the service may throttle it, and connections fail.
    private func responses(
        to pending: [Int],
        _ entries: [BatchEntry],
        _ dependencies: [[Int]],
        _ schedule: inout RetrySchedule
    ) async throws -> [Int: Result<TransportResponse, GraphError>] {
        do {
            let responses = try await send(pending, entries, dependencies, &schedule)
            let pairs = pending.map { index -> (Int, Result<TransportResponse, GraphError>) in
                guard let response = responses[index + 1] else {
                    return (index, .failure(Self.unanswered(entries[index].operation)))
                }
                return (index, .success(response))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        } catch let error as GraphError {
            schedule.attempts = error.attempts ?? schedule.attempts
            let pairs = pending.map { index -> (Int, Result<TransportResponse, GraphError>) in
                var failure = error
                failure.operation = entries[index].operation
                failure.message = "the batch call failed: " + error.message
                return (index, .failure(failure))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
    }

    private func send(
        _ pending: [Int],
        _ entries: [BatchEntry],
        _ dependencies: [[Int]],
        _ schedule: inout RetrySchedule
    ) async throws -> [Int: TransportResponse] {
        var items: [(number: Int, content: BatchEntry.Content, dependsOn: [Int])] = []
        for index in pending {
            // What has succeeded already is not in this call, and need not be waited for.
            let others = dependencies[index].filter(pending.contains).map { $0 + 1 }
            items.append((number: index + 1, content: try entries[index].content.get(), dependsOn: others))
        }
        let operation = GraphOperation(
            method: .post,
            pathTemplate: "/$batch",
            isIdempotent: pending.allSatisfy { entries[$0].operation.isIdempotent },
            sensitiveProperties: pending.reduce(into: []) { $0.formUnion(entries[$1].operation.sensitiveProperties) },
            documentation: "https://learn.microsoft.com/graph/json-batching"
        )
        var request = try adapter.transportRequest(
            for: GraphRequest<GraphJSONValue>(operation, at: GraphPath().appending("$batch"), body: .emptyObject)
        )
        request.body = try BatchBody.data(items)
        let response = try await adapter.send(request, for: operation, schedule)
        schedule.attempts = response.exchange.attempts ?? schedule.attempts
        return try Self.responses(response, operation, request.clientRequestId)
    }

    private static func responses(
        _ response: TransportResponse,
        _ operation: GraphOperation,
        _ clientRequestId: String?
    ) throws -> [Int: TransportResponse] {
        do {
            guard (200..<300).contains(response.status) else { throw GraphError(status: response, of: operation) }
            // An item may repeat a secret as well as the whole may.
            return try BatchBody.responses(try response.jsonBody()).mapValues { item in
                var exchange = response.exchange
                exchange.attempts = nil
                return item.within(exchange)
            }
        } catch {
            throw GraphError.failure(error, of: operation, clientRequestId) { error in
                GraphError(
                    kind: .decoding,
                    operation: operation,
                    response: response,
                    message: (error as? BodyProblem)?.text ?? "the response is not a valid batch response",
                    underlying: error is BodyProblem ? nil : error
                )
            }
        }
    }

    /// The entries that were throttled, and those that failed only because of them or of what is settled by now.
    private static func toSendAgain(
        _ pending: [Int],
        _ outcomes: [Int: Result<TransportResponse, GraphError>],
        _ entries: [BatchEntry],
        _ dependencies: [[Int]]
    ) -> [Int] {
        func status(_ index: Int) -> Int { (try? outcomes[index]?.get())?.status ?? 0 }
        var again = Set(
            pending.filter { index in
                // What was throttled was not done; after 503 and 504 nobody knows.
                status(index) == 429
                    || entries[index].operation.isIdempotent && GraphRetryPolicy.statuses.contains(status(index))
                    || status(index) == 424 && !dependencies[index].isEmpty
            }
        )
        // What depends on something that has failed for good has failed too.
        var count = -1
        while count != again.count {
            count = again.count
            again = again.filter { index in
                status(index) != 424
                    || dependencies[index].allSatisfy { again.contains($0) || (200..<300).contains(status($0)) }
            }
        }
        return pending.filter(again.contains)
    }

    /// Reports that a request of a batch is retried.
    private func noteRetry(
        of entry: BatchEntry,
        _ outcome: Result<TransportResponse, GraphError>?,
        number: Int,
        delay: Duration
    ) {
        let status = (try? outcome?.get())?.status ?? 424
        let clientRequestId = (try? entry.content.get())?.clientRequestId
        adapter.events.emit(
            .retry(number: number, delay: delay, reason: .status(status)),
            entry.operation,
            clientRequestId
        )
    }

    private static func unanswered(_ operation: GraphOperation) -> GraphError {
        GraphError(
            kind: .decoding,
            operation: operation,
            message: "the batch response contains no response for this request"
        )
    }
}
