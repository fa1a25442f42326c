// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct MessageFaultTests {
    private static func chunks(_ body: String, end: String = "\r\n") -> String {
        var rest = Substring(body)
        var text = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        for size in [5, body.utf8.count] where !rest.isEmpty {
            let piece = rest.prefix(size)
            rest = rest.dropFirst(size)
            text += String(piece.utf8.count, radix: 16) + "\r\n\(piece)\r\n"
        }
        return text + "0\r\n" + end
    }

    private static let success = ByTransport(Fault.Outcome("{ok}"))

    static let faults = [
        Fault(
            "a status line without a reason phrase",
            graph: ByTransport(
                urlSession: .init(
                    "error transport - - attempts=1: {operation}: {failed}no response was received (1 attempt): "
                        + "Failed writing header"
                ),
                asyncHTTPClient: .init("{ok}")
            ),
            play: Fault.each { connection, operation, _ in
                let body = operation.success
                connection.send(
                    "HTTP/1.1 200\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
                        + body
                )
                return true
            }
        ),
        Fault(
            "a chunked body",
            graph: success,
            token: success,
            play: Fault.each { connection, operation, _ in connection.send(chunks(operation.success)) }
        ),
        Fault(
            "an interim response",
            graph: success,
            token: success,
            play: Fault.each { connection, operation, _ in
                connection.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
                connection.respond(200, operation.success)
                return true
            }
        ),
        Fault(
            "a response that is not HTTP",
            arguments: ["--attempts", "2"],
            graph: ByTransport(
                urlSession: .init("error transport - - attempts=1: *"),
                asyncHTTPClient: .init("error transport - - attempts=2: *", requests: 2)
            ),
            token: ByTransport(
                urlSession: .init("error authentication - - attempts=1: *"),
                asyncHTTPClient: .init("error authentication - - attempts=2: *", requests: 2)
            ),
            play: Fault.each { connection, _, _ in
                connection.send("220 mail.contoso.com ESMTP\r\n\r\n")
                return false
            }
        ),
    ]

    @Test("Unusual HTTP messages are read, or reported as errors", arguments: faults)
    func unusualMessage(_ fault: Fault) async throws {
        try await fault.check()
    }

    @Test(
        "A request is retried if the head of its response is incomplete, unless the response crashes the process",
        arguments: Operation.allCases
    )
    func incompleteHead(_ operation: Operation) async throws {
        let kind = operation == .token ? "authentication" : "transport"
        let run = try await FaultRun(
            operation,
            ["--attempts", "2"],
            Fault.each { connection, _, _ in
                connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le")
                return false
            }
        )
        run.expectCrashOrLine(
            operation.filled(
                "error \(kind) - - attempts=2: {operation}: {failed}no response was received (2 attempts): *"
            ),
            requests: 2,
            "an incomplete head, \(operation)"
        )
    }

    @Test("A chunked body with a trailer is read unless it crashes the process", arguments: Operation.allCases)
    func trailer(_ operation: Operation) async throws {
        let run = try await FaultRun(
            operation,
            [],
            Fault.each { connection, operation, _ in
                connection.send(Self.chunks(operation.success, end: "X-T: 1\r\n\r\n"))
            }
        )
        run.expectCrashOrLine(operation.successLine, requests: 1, "a trailer, \(operation)")
    }
}
