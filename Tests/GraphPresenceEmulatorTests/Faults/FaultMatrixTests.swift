import Foundation
import GraphPresence
import NetworkTesting
import TestIdentifiers
import Testing

@testable import GraphPresenceEmulator

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What each fault does to a read, a write and a batch, over real sockets: requests sent, seconds waited, the outcome, and
/// the evidence that is kept. Nothing is left out: HTTP/2 and TLS alone are not tried, since the server speaks neither.
@Suite struct FaultMatrixTests {
    /// How a call ends.
    struct Outcome: Sendable, Equatable, CustomTestStringConvertible {
        let sends: Int
        let waits: [Double]
        /// `ok`, or the kind of the error and its status.
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
        /// The faults; the argument is the address of another origin.
        let faults: @Sendable (String) -> [EmulatorFault]
        let read: Outcome
        let write: Outcome
        let batch: Outcome

        init(
            _ name: String,
            _ faults: @escaping @Sendable (String) -> [EmulatorFault],
            read: Outcome,
            write: Outcome,
            batch: Outcome
        ) {
            self.name = name
            self.faults = faults
            self.read = read
            self.write = write
            self.batch = batch
        }

        /// A row in which all three end alike.
        init(_ name: String, _ faults: @escaping @Sendable (String) -> [EmulatorFault], all: Outcome) {
            self.init(name, faults, read: all, write: all, batch: all)
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
            return [.answer(status, headers: all, body: body, times: times)]
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
            return [.answer(status, headers: all, body: body)]
        }
    }

    private static func steps(_ steps: EmulatorFault.Step..., times: Int = 1) -> @Sendable (String) -> [EmulatorFault] {
        { _ in [EmulatorFault(times: times, steps: steps)] }
    }

    private static func redirect(_ status: Int, toOther: Bool) -> @Sendable (String) -> [EmulatorFault] {
        { other in
            let place = (toOther ? other : "") + "/v1.0/users/\("u".guid)/presence"
            return [.answer(status, headers: ["Location": place, "request-id": "evidence"])]
        }
    }

    private static let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nrequest-id: evidence\r\nContent-Length: "
    private static let presence = #"{"id":"u"}"#
    private static func part(_ text: String) -> EmulatorFault.Step { .send(Data(text.utf8)) }

    private static func refused(_ kind: String) -> Outcome { Outcome(1, [], kind) }

    static let rows: [Row] =
        [
            Row("429 once", status(429, ["Retry-After": "2"]), all: Outcome(2, [2], "ok")),
            Row(
                "429 for ever",
                status(429, ["Retry-After": "2"], times: 9),
                all: Outcome(4, [2, 2, 2], "service 429")
            ),
            Row("503 once", status(503), all: Outcome(2, [1], "ok")),
            Row("503 for ever", status(503, times: 9), all: Outcome(4, [1, 2, 4], "service 503")),
            Row("504 once", status(504), all: Outcome(2, [1], "ok")),
            Row("500", status(500), all: refused("service 500")), Row("408", status(408), all: refused("service 408")),
            Row("401", status(401), all: refused("service 401")), Row("403", status(403), all: refused("service 403")),
            Row("404", status(404), all: refused("service 404")),
            Row("reset before the head", steps(.reset), all: Outcome(2, [1], "ok")),
            Row("closed before the head", steps(.close), all: Outcome(2, [1], "ok")),
            Row(
                "reset after the head",
                steps(part(head + "100\r\n\r\n{\"id\":"), .wait(.milliseconds(50)), .reset),
                all: refused("transport 200")
            ),
            Row("truncated body", steps(part(head + "100\r\n\r\n{\"id\":"), .close), all: refused("transport 200")),
            Row(
                "slow body",
                steps(part(head + "10\r\n\r\n"), .wait(.milliseconds(300)), part(presence)),
                read: refused("ok"),
                write: refused("ok"),
                // The body is no answer of a batch.
                batch: refused("decoding 200")
            ),
            Row("malformed JSON", body(Data(#"{"id":"#.utf8)), all: refused("decoding 200")),
            Row("HTML", body(Data("<html>".utf8), ["Content-Type": "text/html"]), all: refused("decoding 200")),
            Row("wrong type", body(Data(presence.utf8), ["Content-Type": "text/plain"]), all: refused("decoding 200")),
            Row("no Content-Type", body(Data(presence.utf8), [:]), all: refused("decoding 200")),
            Row(
                "JSON of another shape",
                body(Data("[1]".utf8)),
                read: refused("decoding 200"),
                write: refused("ok"),
                batch: refused("decoding 200")
            ),
            Row(
                "gzip",
                body(Gzip.stored(presence), ["Content-Type": "application/json", "Content-Encoding": "gzip"]),
                read: refused("ok"),
                write: refused("ok"),
                batch: refused("decoding 200")
            ),
            Row(
                "corrupt gzip",
                body(Data("not gzip at all".utf8), ["Content-Type": "application/json", "Content-Encoding": "gzip"]),
                all: refused("transport 200")
            ),
            Row(
                "empty body",
                body(Data()),
                read: refused("decoding 200"),
                write: refused("ok"),
                batch: refused("decoding 200")
            ),
            Row(
                "204",
                body(Data(), [:], status: 204),
                read: refused("decoding 204"),
                write: refused("ok"),
                batch: refused("decoding 204")
            ),
            Row(
                "byte order mark",
                body(Data([0xEF, 0xBB, 0xBF]) + Data(presence.utf8)),
                read: refused("ok"),
                write: refused("ok"),
                batch: refused("decoding 200")
            ),
            Row(
                "invalid UTF-8",
                body(Data(#"{"id":""#.utf8) + [0xFF] + Data(#""}"#.utf8)),
                all: refused("decoding 200")
            ),
        ]
        + [301, 302, 303].map { status in
            Row(
                "\(status) to the same origin",
                redirect(status, toOther: false),
                read: Outcome(2, [], "ok"),
                write: refused("service \(status)"),
                batch: refused("service \(status)")
            )
        }
        + [307, 308].map { status in
            Row(
                "\(status) to the same origin",
                redirect(status, toOther: false),
                read: Outcome(2, [], "ok"),
                // A POST is not allowed at the place where these lead.
                write: Outcome(2, [], "service 405"),
                batch: Outcome(2, [], "service 405")
            )
        }
        + [301, 302, 303, 307, 308].map { status in
            Row(
                "\(status) to another origin",
                redirect(status, toOther: true),
                // The other origin gets no token, and refuses.
                read: Outcome(2, [], "service 401"),
                write: refused("service \(status)"),
                batch: refused("service \(status)")
            )
        } + [
            Row("no answer in time", steps(times: 1), all: Outcome(2, [1], "ok"))
        ]

    /// What is kept of the body after a read that fails.
    private static let evidence = [
        "reset after the head": "{\"id\":", "truncated body": "{\"id\":", "malformed JSON": "{\"id\":",
        "HTML": "<html>", "wrong type": presence, "no Content-Type": presence, "JSON of another shape": "[1]",
        "invalid UTF-8": "{\"id\":\"\u{FFFD}\"}",
    ]

    /// Sends over sockets, and notes what is sent.
    private final class Recorder: Transport {
        let sent = Locked<[TransportRequest]>([])
        private let transport: URLSessionTransport = {
            let configuration = URLSessionConfiguration.ephemeral
            configuration.timeoutIntervalForRequest = 1
            return URLSessionTransport(configuration: configuration)
        }()

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            sent.withLock { $0.append(request) }
            return try await transport.send(request)
        }
    }

    /// Waits in no time, and notes for how long.
    private final class Waits: Sendable {
        let seconds = Locked<[Double]>([])

        var clock: ClosureClock {
            ClosureClock(
                now: { Date() },
                sleep: { wait in self.seconds.withLock { $0.append(wait / .seconds(1)) } }
            )
        }
    }

    private enum Operation: CaseIterable {
        case read, write, batch
    }

    private func run(
        _ operation: Operation,
        _ baseURL: String
    ) async -> (outcome: Outcome, error: GraphError?, sent: [TransportRequest]) {
        let recorder = Recorder()
        let waits = Waits()
        let client = GraphServiceClient(
            credential: StaticTokenCredential("canary-0123456789"),
            transport: recorder,
            baseURL: URL(string: baseURL),
            retryPolicy: RetryPolicy(random: { 1 }),
            clock: waits.clock
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
            if failure == nil { Issue.record("an error of another type: \(error)") }
        }
        let result = failure.map { "\($0.kind) \($0.status.map(String.init) ?? "-")" } ?? "ok"
        let sent = recorder.sent.withLock { $0 }
        return (Outcome(sent.count, waits.seconds.withLock { $0 }, result), failure, sent)
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

    @Test(arguments: rows) func eachFaultEndsAsItShould(_ row: Row) async throws {
        let other = try EmulatorServer(EmulatorTransport(clock: ManualClock()))
        defer { other.stop() }
        for (operation, expected) in zip(Operation.allCases, [row.read, row.write, row.batch]) {
            let emulator = EmulatorTransport(clock: ManualClock())
            let server = try EmulatorServer(emulator)
            defer { server.stop() }
            for fault in row.faults(other.origin) { emulator.add(fault) }
            let (outcome, error, sent) = await run(operation, server.baseURL)
            let note: Comment = "\(row.name), \(operation): \(String(describing: error))"
            #expect(outcome == expected, note)
            check(error, sent, server.origin, note)
            if operation == .read, let evidence = Self.evidence[row.name] {
                #expect(error?.bodyExcerpt == evidence, note)
                #expect(error?.headers["request-id"] == "evidence", note)
            }
            // What was scripted arrived: the evidence is in the error unless the call went on.
            if outcome.sends == 1, let error { #expect(error.requestId == "evidence", note) }
        }
    }

    @Test func aServerThatIsNotThereIsTriedFourTimes() async {
        // Nothing listens on the first port of a machine.
        let origin = "http://127.0.0.1:1"
        for operation in Operation.allCases {
            let (outcome, error, sent) = await run(operation, origin + "/v1.0")
            #expect(outcome == Outcome(4, [1, 2, 4], "transport -"), "\(operation)")
            check(error, sent, origin, "\(operation)")
        }
    }
}

/// Bytes that say they are gzip, and are, though nothing in them is compressed (RFC 1952).
enum Gzip {
    static func stored(_ text: String) -> Data {
        let bytes = Array(text.utf8)
        let count = UInt16(bytes.count)
        var data = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1])
        for value in [count, ~count] { data += [UInt8(value & 0xFF), UInt8(value >> 8)] }
        data += bytes
        for value in [checksum(bytes), UInt32(bytes.count)] {
            for shift in [0, 8, 16, 24] as [UInt32] { data.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        return data
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
