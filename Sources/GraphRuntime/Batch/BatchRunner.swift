import Foundation

/// Sends the calls of a batch, several at once, and those entries again that the service throttled.
struct BatchRunner: Sendable {
    let adapter: RequestAdapter
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
        let policy = adapter.retryPolicy
        let start = policy.clock.now()
        func elapsed() -> Duration { .seconds(max(0, policy.clock.now().timeIntervalSince(start))) }
        var outcomes: [Int: Result<TransportResponse, GraphError>] = [:]
        var pending = call
        // Sends of the call as a whole count too: those that the service throttled, and those that were lost.
        let attempts = Locked(1)
        while true {
            let attempt = attempts.withLock { $0 }
            var rest = policy
            rest.maximumAttempts -= attempt - 1
            rest.totalTime -= elapsed()
            let answered = try await answers(to: pending, entries, dependencies, rest, attempt: attempt) {
                attempts.withLock { $0 += 1 }
            }
            for (index, answer) in answered {
                let isRetry = attempts.withLock { $0 } > 1
                outcomes[index] = answer.map {
                    Self.settled($0, entries[index].operation, isRetry: isRetry || $0.isRepeated)
                }
            }
            let again = Self.toSendAgain(pending, outcomes, entries, dependencies)
            let asked = again.compactMap { index in
                (try? outcomes[index]?.get()).flatMap { RetryAfter.wait($0.headers, at: policy.clock.now()) }
            }
            let sent = attempts.withLock { $0 }
            guard !again.isEmpty, let delay = policy.delay(after: sent, asked: asked.max(), elapsed: elapsed()) else {
                return outcomes
            }
            for index in again { adapter.noteRetry(of: entries[index], outcomes[index], number: sent, delay: delay) }
            try await policy.clock.sleep(delay)
            try Task.checkCancellation()
            pending = again
            attempts.withLock { $0 += 1 }
        }
    }

    /// The answers to the entries of a call; if it fails as a whole, that is the answer to each.
    private func answers(
        to pending: [Int],
        _ entries: [BatchEntry],
        _ dependencies: [[Int]],
        _ policy: RetryPolicy,
        attempt: Int,
        onRetry: @escaping @Sendable () -> Void
    ) async throws -> [Int: Result<TransportResponse, GraphError>] {
        do {
            let responses = try await send(pending, entries, dependencies, policy, attempt, onRetry)
            let pairs = pending.map { index -> (Int, Result<TransportResponse, GraphError>) in
                (
                    index,
                    responses[index + 1].map { .success($0) } ?? .failure(Self.unanswered(entries[index].operation))
                )
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        } catch let error as GraphError {
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
        _ policy: RetryPolicy,
        _ attempt: Int,
        _ onRetry: @escaping @Sendable () -> Void
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
            secretProperties: pending.reduce(into: []) { $0.formUnion(entries[$1].operation.secretProperties) },
            documentation: "https://learn.microsoft.com/graph/json-batching"
        )
        let request = try adapter.transportRequest(
            for: GraphRequest<JSONValue>(operation, at: GraphPath().appending("$batch"), body: .emptyObject)
        )
        var whole = request
        whole.body = try BatchBody.data(items)
        if attempt > 1 { whole.headers["Retry-Attempt"] = String(attempt - 1) }
        do {
            let response = try await adapter.send(whole, policy, onRetry: onRetry)
            guard (200..<300).contains(response.status) else { throw GraphError(status: response, of: operation) }
            return try Self.responses(response, operation)
        } catch var error as GraphError {
            error.clientRequestId = error.clientRequestId ?? whole.clientRequestId
            throw error
        } catch {
            if Task.isCancelled || error.isCancellation { throw CancellationError() }
            throw GraphError(failureOf: whole, error)
        }
    }

    private static func responses(
        _ response: TransportResponse,
        _ operation: GraphOperation
    ) throws(GraphError) -> [Int: TransportResponse] {
        do {
            let responses = try BatchBody.responses(try response.jsonBody())
            // An item may repeat a secret as well as the whole may.
            return responses.mapValues { item in
                var item = item.redacted(by: response.redaction)
                item.granted = response.granted
                item.isRepeated = response.isRepeated
                return item
            }
        } catch {
            throw GraphError(
                kind: .decoding,
                operation: operation,
                response: response,
                message: (error as? BodyProblem)?.text ?? "the answer is none of a batch",
                underlying: error is BodyProblem ? nil : error
            )
        }
    }

    private static func settled(
        _ response: TransportResponse,
        _ operation: GraphOperation,
        isRetry: Bool
    ) -> TransportResponse {
        guard isRetry, response.status == 404, operation.isDoneIfNotFoundOnRetry else { return response }
        return TransportResponse(status: 204, headers: response.headers)
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
                    || entries[index].operation.isIdempotent && RetryPolicy.statuses.contains(status(index))
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

    private static func unanswered(_ operation: GraphOperation) -> GraphError {
        GraphError(kind: .decoding, operation: operation, message: "the batch's answer has no answer to this request")
    }
}
