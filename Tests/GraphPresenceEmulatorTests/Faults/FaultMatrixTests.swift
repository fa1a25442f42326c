// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the effects of each fault on a read, a write, and a batch over real sockets: the requests sent, the
/// seconds waited, the outcome, and the details in the error. HTTP/2 and TLS are not tested, because the server
/// supports neither.
@Suite(.networking, .timeLimit(.minutes(5))) struct FaultMatrixTests {
    private typealias Outcome = FaultMatrix.Outcome

    private enum Operation: CaseIterable {
        case read, write, batch
    }

    private func run(
        _ operation: Operation,
        _ baseURL: String,
        _ transport: URLSessionTransport = URLSessionTransport(),
        timeout: Duration = .seconds(60)
    ) async -> (outcome: Outcome, error: GraphError?, sent: [TransportRequest]) {
        let recorder = RecordingTransport(recording: transport)
        let clock = TestClock()
        let client = GraphServiceClient(
            credential: StaticTokenCredential("canary-0123456789"),
            transport: recorder,
            baseURL: URL(string: baseURL),
            retryPolicy: .withoutChance(),
            clock: clock,
            timeout: timeout
        )
        var failure: GraphError?
        do {
            switch operation {
            case .read: _ = try await client.users["u".guid].presence.get()
            case .write: try await client.users["u".guid].presence.setPresence(.away, sessionId: "body-canary")
            case .batch:
                let body = SetPresencePostRequestBody(.away, sessionId: "body-canary")
                let request = client.users["u".guid].presence.setPresence.postRequest(body)
                for result in try await client.batch([request, request]) { try result.get() }
            }
        } catch {
            failure = error as? GraphError
            if failure == nil { Issue.record("the error has a different type: \(error)") }
        }
        let result = failure.map { "\($0.kind) \($0.status.map(String.init) ?? "-")" } ?? "ok"
        let sent = recorder.requests
        return (Outcome(sent.count, clock.waits.map { $0 / .seconds(1) }, result), failure, sent)
    }

    private func check(_ error: GraphError?, _ sent: [TransportRequest], _ origin: String, _ note: Comment) {
        for request in sent where !request.url.absoluteString.hasPrefix(origin) {
            #expect(request.headers["Authorization"] == nil, note)
            #expect(request.body == nil, note)
        }
        guard let error else { return }
        #expect(error.clientRequestId != nil, note)
        if error.status != nil, error.headers["request-id"] == "evidence" { #expect(error.requestId != nil, note) }
        var shown = "\(error)"
        dump(error, to: &shown)
        #expect(!shown.contains("canary"), note)
    }

    @Test("Each fault has the expected outcome", arguments: FaultMatrix.rows) func faultOutcomes(_ row: FaultMatrix.Row)
        async throws
    {
        let other = try EmulatorServer(EmulatorTransport(clock: ManualClock()))
        defer { other.stop() }
        for (operation, expected) in zip(Operation.allCases, [row.read, row.write, row.batch]) {
            let emulator = EmulatorTransport(clock: ManualClock())
            let server = try EmulatorServer(emulator)
            defer { server.stop() }
            let transport = URLSessionTransport()
            if row.timeout < .seconds(60), let url = URL(string: server.baseURL) {
                // On Linux, a request over a new connection uses up to half a CPU core while it waits for its response.
                _ = try await transport.send(TransportRequest(method: .get, url: url))
            }
            for fault in row.faults(other.origin) { emulator.add(fault) }
            let (outcome, error, sent) = await run(operation, server.baseURL, transport, timeout: row.timeout)
            let note: Comment = "\(row.name), \(operation): \(String(describing: error))"
            #expect(outcome == expected, note)
            check(error, sent, server.origin, note)
            if operation == .read, let evidence = FaultMatrix.evidence[row.name] {
                #expect(error?.bodyExcerpt == evidence, note)
                #expect(error?.headers["request-id"] == "evidence", note)
            }
            // The request ID in the error proves that the scripted response was received.
            if outcome.sends == 1, let error { #expect(error.requestId == "evidence", note) }
        }
    }

    @Test("A request to an unreachable server is sent four times") func unreachableServer() async {
        // No server listens on port 1.
        let origin = "http://127.0.0.1:1"
        for operation in Operation.allCases {
            let (outcome, error, sent) = await run(operation, origin + "/v1.0")
            #expect(outcome == Outcome(4, [1, 2, 4], "transport -"), "\(operation)")
            check(error, sent, origin, "\(operation)")
        }
    }
}
