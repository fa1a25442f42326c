// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

/// A call and the requests that the transport received for the call.
private struct Recording: Codable {
    struct Request: Codable {
        let method: String
        let url: String
        /// The header fields in the order in which they are sent.
        let headers: [String]
        let body: String?
    }

    let call: String
    let requests: [Request]

    /// Returns the recording as UTF-8 bytes. Comparing strings would not detect differences between canonically
    /// equivalent strings.
    func bytes() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}

/// Tests that every request has the bytes recorded in `requests.json`.
///
/// If the environment contains `UPDATE_RECORDING=1`, the test writes the file first. Review the changes to the file
/// before you commit them.
@Suite(.timeLimit(.minutes(5))) struct RequestRecordingTests {
    private static let file = TestRun.file("Tests/GraphPresenceTests/Recording/requests.json")

    private static func withoutRequestID(_ text: String) -> String {
        let uuid = #"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"#
        return text.replacingOccurrences(
            of: #"(client-request-id(?:: |":"))"# + uuid,
            with: "$1<UUID>",
            options: .regularExpression
        )
    }

    private static func record(_ call: RecordedCall) async throws -> Recording {
        let transport = RecordingTransport(call.responses)
        try await call.send(.recording(transport, validation: call.isUnvalidated ? [] : .all))
        let requests = transport.requests.map { request in
            Recording.Request(
                method: request.method.rawValue,
                url: request.url.absoluteString,
                headers: request.headers.fields.map { withoutRequestID("\($0.name): \($0.value)") },
                body: request.body.map { withoutRequestID(String(decoding: $0, as: UTF8.self)) }
            )
        }
        return Recording(call: call.name, requests: requests)
    }

    private static func recorded() throws -> [Recording] {
        try JSONDecoder().decode([Recording].self, from: Data(contentsOf: file))
    }

    @Test("Every request matches its recording")
    func requestsMatchRecording() async throws {
        var recordings: [Recording] = []
        for call in RecordedCalls().all { recordings.append(try await Self.record(call)) }
        if ProcessInfo.processInfo.environment["UPDATE_RECORDING"] == "1" {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try (try encoder.encode(recordings) + Data("\n".utf8)).write(to: Self.file)
        }
        let expected = try Self.recorded()
        #expect(recordings.map(\.call) == expected.map(\.call))
        for (recording, expected) in zip(recordings, expected) {
            let (bytes, expectedBytes) = (try recording.bytes(), try expected.bytes())
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(bytes == expectedBytes, "\(text) is not \(String(decoding: expectedBytes, as: UTF8.self))")
        }
    }

    // This test reads the schema, so it fails if a new operation is not recorded.
    @Test("Every operation on every path is recorded")
    func operationsAreRecorded() async throws {
        let root = TestRun.file("Schema/GraphPresence.json")
        let schema = try JSONDecoder().decode(Schema.self, from: Data(contentsOf: root))
        let operations = schema.paths.flatMap { path, offered in
            (offered.methods ?? [:]).keys.map { "\(schema.methods[$0]?.method ?? "?") \(path)" }
                + (offered.actions ?? [:]).keys.map { "POST \(path)/\($0)" }
        }
        #expect(operations.count == 36)
        var recorded: [String] = []
        for call in RecordedCalls().all {
            recorded += try await Self.record(call).requests.map { "\($0.method) \($0.url)" }
        }
        for operation in operations {
            let url = operation.replacing(" /", with: " https://graph.microsoft.com/v1.0/")
                .replacing(/\{[^}]+\}/, with: "[^/]+")
            #expect(recorded.contains { $0.range(of: "^\(url)$", options: .regularExpression) != nil }, "\(operation)")
        }
    }

    private struct Schema: Decodable {
        struct Method: Decodable {
            let method: String
        }

        struct Path: Decodable {
            let methods: [String: GraphJSONValue]?
            let actions: [String: GraphJSONValue]?
        }

        let methods: [String: Method]
        let paths: [String: Path]
    }
}
