// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ConnectionFaultTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

    private static func once(_ name: String, reset: Bool) -> Fault {
        let success = ByTransport(Fault.Outcome("{ok}", requests: 2))
        return Fault(
            name,
            graph: success,
            token: success,
            play: Fault.each { connection, operation, number in
                if number == 0 {
                    if reset { connection.resetAtEnd() }
                    return false
                }
                connection.respond(200, operation.success)
                return true
            }
        )
    }

    private static func always(_ name: String, reset: Bool) -> Fault {
        let end = "attempts=2: {operation}: {failed}no response was received (2 attempts)"
        return Fault(
            name,
            arguments: ["--attempts", "2"],
            graph: ByTransport(.init("error transport - - \(end): *", requests: 2)),
            token: ByTransport(.init("error authentication - - \(end): *", requests: 2)),
            play: Fault.each { connection, _, _ in
                if reset { connection.resetAtEnd() }
                return false
            }
        )
    }

    static let faults = [
        once("one connection closed before the head", reset: false),
        once("one connection reset before the head", reset: true).sample(.write, .token),
        always("every connection closed before the head", reset: false),
        always("every connection reset before the head", reset: true).sample(.read, .batch),
        Fault(
            "an incomplete body",
            graph: truncated("transport"),
            token: truncated("authentication"),
            play: Fault.each { connection, operation, _ in
                connection.send(head + "Content-Length: 1000\r\n\r\n" + operation.success)
                return false
            }
        ),
        Fault(
            "an endless body",
            graph: ByTransport(
                // URLSession may stop the transfer because the body arrives in too many fragments.
                urlSession: Fault.Outcome(
                    "error transport 200 - attempts=1: {operation}: 200: {failed}the response body *"
                ),
                asyncHTTPClient: incomplete("transport", "the body is larger than 67108864 bytes; *")
            ),
            token: ByTransport(
                urlSession: Fault.Outcome(
                    "error authentication 200 - attempts=1: {operation}: 200: the response body *"
                ),
                asyncHTTPClient: incomplete("authentication", "the body is larger than 67108864 bytes")
            ),
            play: Fault.each { connection, _, _ in
                connection.send(head + "\r\n")
                connection.flood(String(repeating: "x", count: 65_536))
                return false
            }
        ).sample(.write, .token),
    ]

    private static func incomplete(_ kind: String, _ reason: String) -> Fault.Outcome {
        Fault.Outcome(
            "error \(kind) 200 - attempts=1: {operation}: 200: {failed}the response is incomplete (1 attempt): "
                + reason
        )
    }

    private static func truncated(_ kind: String) -> ByTransport<Fault.Outcome> {
        ByTransport(
            urlSession: incomplete(kind, "transfer closed with *"),
            asyncHTTPClient: incomplete(kind, "stream ended at an unexpected time*")
        )
    }

    @Test(
        "A broken connection causes a retry before the response head arrives and an error after that",
        arguments: faults
    )
    func brokenConnection(_ fault: Fault) async throws {
        try await fault.check()
    }

    @Test(
        "A request is sent again if the server drops its kept-alive connection",
        arguments: Operation.graph,
        [false, true]
    )
    func droppedConnection(_ operation: Operation, reset: Bool) async throws {
        let run = try await FaultRun(operation, ["--count", "5"]) { connection, operation, _ in
            guard connection.readRequest() != nil else { return }
            connection.respond(200, operation.success)
            guard connection.readHead() != nil else { return }
            if reset { connection.resetAtEnd() }
        }
        #expect(run.lines == Array(repeating: operation.successLine, count: 5))
        #expect(run.connections.filter { !$0.isEmpty }.map(\.count) == [1, 1, 1, 1, 1])
        #expect(run.bodies.map(operation.shape) == Array(repeating: operation.bodyShape, count: 5))
        #expect(run.duration < .seconds(110))
    }

    @Test("Consecutive calls reuse the same connection", arguments: Operation.graph)
    func connectionReuse(_ operation: Operation) async throws {
        let run = try await FaultRun(operation, ["--count", "5"]) { connection, operation, _ in
            while connection.readRequest() != nil { connection.respond(200, operation.success) }
        }
        #expect(run.lines == Array(repeating: operation.successLine, count: 5))
        #expect(run.connections.map(\.count) == [5])
    }

    @Test(
        "A request is retried as often as the retry policy allows if its connection is refused",
        arguments: Operation.allCases
    )
    func refusedConnection(_ operation: Operation) async throws {
        // No server listens on port 1.
        let option = operation == .token ? "--authority" : "--base-url"
        let start = ContinuousClock.now
        let result = try await FaultClientProcess.run([operation.rawValue, option, "http://127.0.0.1:1"])
        let kind = operation == .token ? "authentication" : "transport"
        let line = "error \(kind) - - attempts=4: {operation}: {failed}no response was received (4 attempts"
        #expect(result.output.hasPrefix(operation.filled(line)), "\(result.output)")
        #expect(ContinuousClock.now - start < .seconds(110))
    }
}

extension Operation {
    /// The expected request body in a form that can be compared.
    fileprivate var bodyShape: String {
        let write = #"{"activity":"InACall","availability":"Busy","sessionId":"\#(Self.otherID)"}"#
        return switch self {
        case .read: ""
        case .write: write
        case .batch: "2 writes"
        case .bulk: #"{"ids":["\#(Self.userID)","\#(Self.otherID)"]}"#
        case .token: "form"
        }
    }

    /// Returns a received body in the same form as ``bodyShape``. The IDs in the body of a batch request differ between
    /// requests.
    fileprivate func shape(_ body: String) -> String {
        guard self == .batch, (try? JSONSerialization.jsonObject(with: Data(body.utf8))) != nil else { return body }
        return "\(body.components(separatedBy: Operation.write.bodyShape).count - 1) writes"
    }
}
