// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct RetryAfterFaultTests {
    private static let tooMany = #"{"error":{"code":"TooManyRequests","message":"slow down"}}"#
    private static let fieldLines: [String] = ["Retry-After: 30,120\r\n", "Retry-After: 30\r\nRetry-After: 120\r\n"]

    @Test(
        "The longest of several Retry-After delays applies, and a call fails if the delay exceeds the limit",
        arguments: fieldLines
    )
    func longWait(_ lines: String) async throws {
        try await Fault(
            lines.replacing("\r\n", with: " "),
            graph: ByTransport(
                .init(
                    "error service 429 TooManyRequests attempts=1: {operation}: 429 TooManyRequests: {failed}slow down; "
                        + "retry after 2 minutes"
                )
            ),
            token: ByTransport(.init("error authentication 429 *")),
            play: Fault.each { connection, _, _ in
                connection.respond(429, Self.tooMany, headers: lines)
                return true
            }
        ).check()
    }

    @Test(
        "The retry is sent after the longest of several Retry-After delays",
        arguments: Operation.allCases,
        [429, 503]
    )
    func shortWait(_ operation: Operation, status: Int) async throws {
        let run = try await FaultRun(
            operation,
            [],
            Fault.each { connection, operation, number in
                if number == 0 {
                    connection.respond(status, Self.tooMany, headers: "Retry-After: 1,2\r\n")
                } else {
                    connection.respond(200, operation.success)
                }
                return true
            }
        )
        #expect(run.lines == [operation.successLine])
        #expect(run.requests.count == 2)
        #expect(run.duration >= .seconds(2))
        #expect(run.duration < .seconds(110))
    }
}
