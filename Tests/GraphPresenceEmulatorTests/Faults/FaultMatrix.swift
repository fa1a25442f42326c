// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// The faults, each with the expected outcome of a read, a write, and a batch.
enum FaultMatrix {
    /// The expected outcome of a call.
    struct Outcome: Sendable, Equatable, CustomTestStringConvertible {
        let sends: Int
        let waits: [Double]
        /// The text `ok`, or the kind and status of the error.
        let result: String

        init(_ sends: Int, _ waits: [Double], _ result: String) {
            self.sends = sends
            self.waits = waits
            self.result = result
        }

        var testDescription: String { "sends \(sends), waits \(waits), \(result)" }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        /// A function that returns the faults. The function's argument is the URL of a different origin.
        let faults: @Sendable (String) -> [EmulatorFault]
        let read: Outcome
        let write: Outcome
        let batch: Outcome
        /// The timeout for each attempt. The timeout is short for faults that cause a timeout.
        let timeout: Duration

        init(
            _ name: String,
            _ faults: @escaping @Sendable (String) -> [EmulatorFault],
            read: Outcome,
            write: Outcome,
            batch: Outcome,
            timeout: Duration = .seconds(60)
        ) {
            self.name = name
            self.faults = faults
            self.read = read
            self.write = write
            self.batch = batch
            self.timeout = timeout
        }

        /// Creates a row with the same outcome for all three calls.
        init(
            _ name: String,
            _ faults: @escaping @Sendable (String) -> [EmulatorFault],
            all: Outcome,
            timeout: Duration = .seconds(60)
        ) {
            self.init(name, faults, read: all, write: all, batch: all, timeout: timeout)
        }

        var testDescription: String { name }
    }

    private static func status(
        _ status: Int,
        _ headers: GraphHeaders = [:],
        times: Int = 1
    ) -> @Sendable (String) -> [EmulatorFault] {
        { _ in
            var all: GraphHeaders = ["Content-Type": "application/json", "request-id": "evidence"]
            for field in headers.fields { all[field.name] = field.value }
            let body = Data(#"{"error":{"code":"Scripted","message":"scripted"}}"#.utf8)
            return [.response(status, headers: all, body: body, times: times)]
        }
    }

    private static func body(
        _ body: Data,
        _ headers: GraphHeaders = ["Content-Type": "application/json"],
        status: Int = 200
    ) -> @Sendable (String) -> [EmulatorFault] {
        { _ in
            var all = headers
            all["request-id"] = "evidence"
            return [.response(status, headers: all, body: body)]
        }
    }

    private static func steps(_ steps: EmulatorFault.Step..., times: Int = 1) -> @Sendable (String) -> [EmulatorFault] {
        { _ in [EmulatorFault(times: times, steps: steps)] }
    }

    private static func redirect(_ status: Int, toOther: Bool) -> @Sendable (String) -> [EmulatorFault] {
        { other in
            let place = (toOther ? other : "") + "/v1.0/users/\("u".guid)/presence"
            return [.response(status, headers: ["Location": place, "request-id": "evidence"])]
        }
    }

    private static let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nrequest-id: evidence\r\nContent-Length: "
    private static let presence = #"{"id":"u"}"#
    private static func part(_ text: String) -> EmulatorFault.Step { .send(Data(text.utf8)) }

    /// Returns the outcome of a call that sends its request once.
    private static func once(_ result: String) -> Outcome { Outcome(1, [], result) }

    static let rows: [Row] =
        [
            Row("429 once", status(429, ["Retry-After": "2"]), all: Outcome(2, [2], "ok")),
            Row(
                "429 every time",
                status(429, ["Retry-After": "2"], times: 9),
                all: Outcome(4, [2, 2, 2], "service 429")
            ),
            Row("503 once", status(503), all: Outcome(2, [1], "ok")),
            Row("503 every time", status(503, times: 9), all: Outcome(4, [1, 2, 4], "service 503")),
            Row("504 once", status(504), all: Outcome(2, [1], "ok")),
            Row("500", status(500), all: once("service 500")), Row("408", status(408), all: once("service 408")),
            Row("401", status(401), all: once("service 401")), Row("403", status(403), all: once("service 403")),
            Row("404", status(404), all: once("service 404")),
            Row("reset before the head", steps(.reset), all: Outcome(2, [1], "ok")),
            Row("closed before the head", steps(.close), all: Outcome(2, [1], "ok")),
            Row(
                "reset after the head",
                steps(part(head + "100\r\n\r\n{\"id\":"), .wait(.milliseconds(50)), .reset),
                all: once("transport 200")
            ),
            Row("truncated body", steps(part(head + "100\r\n\r\n{\"id\":"), .close), all: once("transport 200")),
            Row(
                "slow body",
                steps(part(head + "10\r\n\r\n"), .wait(.milliseconds(300)), part(presence)),
                read: once("ok"),
                write: once("ok"),
                // This body is not a valid batch response.
                batch: once("decoding 200")
            ),
            Row("malformed JSON", body(Data(#"{"id":"#.utf8)), all: once("decoding 200")),
            Row("HTML", body(Data("<html>".utf8), ["Content-Type": "text/html"]), all: once("decoding 200")),
            Row("wrong type", body(Data(presence.utf8), ["Content-Type": "text/plain"]), all: once("decoding 200")),
            Row("no Content-Type", body(Data(presence.utf8), [:]), all: once("decoding 200")),
            Row(
                "JSON of another shape",
                body(Data("[1]".utf8)),
                read: once("decoding 200"),
                write: once("ok"),
                batch: once("decoding 200")
            ),
            Row(
                "gzip",
                body(Gzip.stored(presence), ["Content-Type": "application/json", "Content-Encoding": "gzip"]),
                read: once("ok"),
                write: once("ok"),
                batch: once("decoding 200")
            ),
            Row(
                "corrupt gzip",
                body(Data("not gzip at all".utf8), ["Content-Type": "application/json", "Content-Encoding": "gzip"]),
                all: once("transport 200")
            ),
            Row(
                "empty body",
                body(Data()),
                read: once("decoding 200"),
                write: once("ok"),
                batch: once("decoding 200")
            ),
            Row(
                "204",
                body(Data(), [:], status: 204),
                read: once("decoding 204"),
                write: once("ok"),
                batch: once("decoding 204")
            ),
            Row(
                "byte order mark",
                body(Data([0xEF, 0xBB, 0xBF]) + Data(presence.utf8)),
                read: once("ok"),
                write: once("ok"),
                batch: once("decoding 200")
            ),
            Row(
                "invalid UTF-8",
                body(Data(#"{"id":""#.utf8) + [0xFF] + Data(#""}"#.utf8)),
                all: once("decoding 200")
            ),
        ]
        + [301, 302, 303].map { status in
            Row(
                "\(status) to the same origin",
                redirect(status, toOther: false),
                read: Outcome(2, [], "ok"),
                write: once("service \(status)"),
                batch: once("service \(status)")
            )
        }
        + [307, 308].map { status in
            Row(
                "\(status) to the same origin",
                redirect(status, toOther: false),
                read: Outcome(2, [], "ok"),
                // The target of the redirect does not allow POST.
                write: Outcome(2, [], "service 405"),
                batch: Outcome(2, [], "service 405")
            )
        }
        + [301, 302, 303, 307, 308].map { status in
            Row(
                "\(status) to another origin",
                redirect(status, toOther: true),
                // The client does not send its token to the different origin, so that origin rejects the request.
                read: Outcome(2, [], "service 401"),
                write: once("service \(status)"),
                batch: once("service \(status)")
            )
        } + [
            Row("no response in time", steps(times: 1), all: Outcome(2, [1], "ok"), timeout: .seconds(3))
        ]

    /// The excerpt of the body that the error for a failed read contains.
    static let evidence = [
        "reset after the head": "{\"id\":", "truncated body": "{\"id\":", "malformed JSON": "{\"id\":",
        "HTML": "<html>", "wrong type": presence, "no Content-Type": presence, "JSON of another shape": "[1]",
        "invalid UTF-8": "{\"id\":\"\u{FFFD}\"}",
    ]
}
