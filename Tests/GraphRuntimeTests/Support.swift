import Foundation
import GraphRuntime

struct TestClient: GraphClient {
    static let serviceVersion = "v1.0"
    let requestAdapter: RequestAdapter

    init(requestAdapter: RequestAdapter) {
        self.requestAdapter = requestAdapter
    }

    /// A client of a closure.
    static func answering(
        baseURL: URL? = nil,
        credential: any TokenCredential = StaticTokenCredential("secret-token"),
        allowedHosts: Set<String> = [],
        middleware: [any Middleware] = [],
        retryPolicy: RetryPolicy = .never,
        onEvent: (@Sendable (GraphEvent) -> Void)? = nil,
        _ handler: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
    ) -> TestClient {
        TestClient(
            credential: credential,
            transport: HandlerTransport(handler),
            baseURL: baseURL,
            allowedHosts: allowedHosts,
            middleware: middleware,
            retryPolicy: retryPolicy,
            onEvent: onEvent
        )
    }
}

/// A response; a body is JSON unless the headers say otherwise.
func response(_ status: Int, _ body: String = "", headers: GraphHeaders = [:]) -> TransportResponse {
    var headers = headers
    if !body.isEmpty, headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
    return TransportResponse(status: status, headers: headers, body: Data(body.utf8))
}

/// What a call throws, as a `GraphError`; nil if it throws nothing or something else.
func graphError<Value>(_ call: () async throws -> Value) async -> GraphError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? GraphError
    }
}

/// A clock that moves when something waits, and notes for how long.
final class TestClock: GraphClock {
    private let state = Locked((now: Date(timeIntervalSince1970: 1_735_689_600), waits: [Duration]()))

    var now: Date { state.withLock { $0.now } }
    var waits: [Duration] { state.withLock { $0.waits } }

    func advance(by duration: Duration) {
        state.withLock { $0.now += duration / .seconds(1) }
    }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        state.withLock { $0.waits.append(duration) }
        advance(by: duration)
    }
}

extension RetryPolicy {
    /// A policy without chance in its waits.
    static func withoutChance(maximumAttempts: Int = 4, random: Double = 1) -> RetryPolicy {
        RetryPolicy(maximumAttempts: maximumAttempts, random: { random })
    }
}

/// A transport that gives scripted answers, the last one for ever, and notes the requests.
final class ScriptedTransport: Transport {
    private let state: Locked<(answers: [Result<TransportResponse, any Error>], requests: [TransportRequest])>

    init(_ answers: [Result<TransportResponse, any Error>]) {
        state = Locked((answers, []))
    }

    convenience init(_ answers: TransportResponse...) {
        self.init(answers.map { .success($0) })
    }

    var requests: [TransportRequest] { state.withLock { $0.requests } }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
        try state.withLock { state in
            state.requests.append(request)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
        .get()
    }
}

extension TransportError {
    /// A connection that failed before an answer.
    static let refused = TransportError(partialResponse: nil, underlying: URLError(.cannotConnectToHost))
}

/// A write that may be sent again.
let idempotentWrite = GraphRequest<Void>(
    GraphOperation(method: .post, pathTemplate: "/me/x", isIdempotent: true),
    at: "/me/x",
    body: .emptyObject
)
