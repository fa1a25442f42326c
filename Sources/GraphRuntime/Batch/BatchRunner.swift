// SPDX-License-Identifier: MIT

import Foundation

/// A runner that sends several batch requests concurrently and retries throttled entries.
struct BatchRunner: Sendable {
    let adapter: GraphRequestAdapter
    let concurrency: Int

    /// Sends the entries and returns their outcomes, in the order of the entries.
    ///
    /// - Throws: `CancellationError` if the task or the progress is canceled.
    func outcomes(of entries: [BatchEntry], _ progress: Progress?) async throws -> [BatchOutcome] {
        guard let progress else { return try await outcomes(of: entries, counting: nil) }
        return try await progress.withCancellation { try await outcomes(of: entries, counting: progress) }
    }

    private func outcomes(of entries: [BatchEntry], counting progress: Progress?) async throws -> [BatchOutcome] {
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
            // Every entry was either rejected or part of a batch request, which has outcomes for all its entries.
            let response = responses[index] ?? .failure(Self.missingResponse(entry.operation))
            return BatchOutcome(response: response, clientRequestId: (try? entry.content.get())?.clientRequestId)
        }
    }

    /// Sends a batch request and retries entries in further requests until none need a retry or no retry is allowed.
    private func outcomes(
        ofCall call: [Int],
        _ entries: [BatchEntry],
        _ dependencies: [[Int]]
    ) async throws -> [Int: Result<TransportResponse, GraphError>] {
        // The work includes the time between two requests, so that a test's clock does not advance in the meantime.
        try await ClockWork.run(adapter.clock.begin("batch")) {
            try await responses(ofCall: call, entries, dependencies)
        }
    }

    private func responses(
        ofCall call: [Int],
        _ entries: [BatchEntry],
        _ dependencies: [[Int]]
    ) async throws -> [Int: Result<TransportResponse, GraphError>] {
        let clock = adapter.clock
        var schedule = adapter.schedule(adapter.retryPolicy)
        var outcomes: [Int: Result<TransportResponse, GraphError>] = [:]
        // The entries that an earlier attempt may have performed.
        var performed: Set<Int> = []
        var pending = call
        while true {
            let responses = try await responses(to: pending, entries, dependencies, &schedule)
            for (index, response) in responses {
                if (try? response.get())?.exchange.earlierMayHaveSucceeded == true { performed.insert(index) }
                outcomes[index] = response.map { response in
                    performed.contains(index) ? response.settled(for: entries[index].operation) : response
                }
            }
            let retried = Self.entriesToRetry(pending, outcomes, entries, dependencies)
            guard !retried.isEmpty else { return outcomes }
            let attempt = schedule.attempts
            let requestedWait = retried.compactMap { (try? outcomes[$0]?.get())?.retryAfter }.max()
            // Whether an earlier attempt may have succeeded is known for each entry, and not for the whole batch.
            let outcome = RetrySchedule.Outcome.transient(requestedWait: requestedWait, mayHaveSucceeded: false)
            guard case .retry(let delay) = schedule.next(after: outcome, at: clock.now) else { return outcomes }
            for index in retried {
                if (try? outcomes[index]?.get())?.mayHaveSucceeded == true { performed.insert(index) }
                noteRetry(of: entries[index], outcomes[index], number: attempt, delay: delay)
            }
            try await clock.sleep(for: delay)
            try Task.checkCancellation()
            pending = retried
        }
    }

    /// Sends a batch request and returns the responses to its entries.
    ///
    /// If the batch request fails, each entry fails with the same error. The attempts of the batch request count toward
    /// the retry schedule, because the service may throttle the request and its connection may fail.
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
                    return (index, .failure(Self.missingResponse(entries[index].operation)))
                }
                return (index, .success(response))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        } catch let error as GraphError {
            schedule.attempts = error.attempts ?? schedule.attempts
            let pairs = pending.map { index -> (Int, Result<TransportResponse, GraphError>) in
                var failure = error
                failure.operation = entries[index].operation
                failure.message = "the batch request failed: " + error.message
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
            // A dependency that has already succeeded is not part of this request.
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
            // The response to an entry may also repeat a secret from the batch request.
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

    /// Returns the entries to retry.
    ///
    /// The entries to retry are the throttled entries, the idempotent entries with another transient status, and the
    /// entries that failed only because of a dependency that has since succeeded or is being retried.
    private static func entriesToRetry(
        _ pending: [Int],
        _ outcomes: [Int: Result<TransportResponse, GraphError>],
        _ entries: [BatchEntry],
        _ dependencies: [[Int]]
    ) -> [Int] {
        func status(_ index: Int) -> Int { (try? outcomes[index]?.get())?.status ?? 0 }
        var retried = Set(
            pending.filter { index in
                // A throttled request was not processed. After a 503 or a 504, it is unknown whether the request was
                // processed.
                status(index) == 429
                    || entries[index].operation.isIdempotent && GraphRetryPolicy.statuses.contains(status(index))
                    || status(index) == 424 && !dependencies[index].isEmpty
            }
        )
        // An entry that depends on a permanently failed entry is also not retried.
        var count = -1
        while count != retried.count {
            count = retried.count
            retried = retried.filter { index in
                status(index) != 424
                    || dependencies[index].allSatisfy { retried.contains($0) || (200..<300).contains(status($0)) }
            }
        }
        return pending.filter(retried.contains)
    }

    /// Reports an event for the retry of a request in a batch.
    private func noteRetry(
        of entry: BatchEntry,
        _ outcome: Result<TransportResponse, GraphError>?,
        number: Int,
        delay: Duration
    ) {
        let status = (try? outcome?.get())?.status ?? 424
        let clientRequestId = (try? entry.content.get())?.clientRequestId
        adapter.events.attempt(number).emit(
            .retry(number: number, delay: delay, reason: .status(status)),
            entry.operation,
            clientRequestId
        )
    }

    private static func missingResponse(_ operation: GraphOperation) -> GraphError {
        GraphError(
            kind: .decoding,
            operation: operation,
            message: "the batch response contains no response for this request"
        )
    }
}
