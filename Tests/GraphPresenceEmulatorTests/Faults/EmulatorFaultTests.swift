// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for faults in the same process and over sockets.
@Suite(.networking, .timeLimit(.minutes(5))) struct EmulatorFaultTests {
    private let path = "/v1.0/users/\("u".guid)/presence"

    private func client(_ transport: any GraphTransport, _ baseURL: String? = nil) -> GraphServiceClient {
        GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: transport,
            baseURL: baseURL.flatMap { URL(string: $0) },
            retryPolicy: .never
        )
    }

    /// Reads a presence and returns the error, or `nil` if the read succeeds.
    private func failure(
        _ client: GraphServiceClient,
        _ configuration: RequestConfiguration = RequestConfiguration()
    ) async -> GraphError? {
        do {
            _ = try await client.users["u".guid].presence.get(configuration: configuration)
            return nil
        } catch {
            return error as? GraphError
        }
    }

    /// Runs a test with an in-process client and then with a client that connects over sockets.
    private func both(_ body: (EmulatorTransport, GraphServiceClient) async throws -> Void) async throws {
        let near = EmulatorTransport(clock: ManualClock())
        try await body(near, client(near))
        let far = EmulatorTransport(clock: ManualClock())
        let server = try EmulatorServer(far)
        defer { server.stop() }
        try await body(far, client(URLSessionTransport(), server.baseURL))
    }

    @Test("The next requests to a path receive the scripted bytes") func faultsByPath() async throws {
        try await both { emulator, client in
            emulator.add(.response(502, headers: ["X-Test": "1"], body: Data("<p>".utf8), path: path, times: 2))
            let other = try await client.users["other".guid].presence.get()
            #expect(other.id == "other".guid)
            for _ in 0..<2 {
                let error = await failure(client)
                #expect(error?.status == 502)
                #expect(error?.headers["X-Test"] == "1")
                #expect(error?.bodyExcerpt == "<p>")
            }
            let presence = try await client.users["u".guid].presence.get()
            #expect(presence.id == "u".guid)
        }
    }

    @Test("A fault applies only to requests with its method") func faultsByMethod() async throws {
        try await both { emulator, client in
            emulator.add(.response(502, method: .post))
            _ = try await client.users["u".guid].presence.get()
            do {
                try await client.users["u".guid].presence.clearUserPreferredPresence()
                Issue.record("the request succeeded")
            } catch let error as GraphError {
                #expect(error.status == 502)
            }
            emulator.add(.response(502))
            emulator.removeFaults()
            let presence = try await client.users["u".guid].presence.get()
            #expect(presence.id == "u".guid)
        }
    }

    @Test("If the connection is reset before the response head, the error contains no partial response")
    func resetBeforeHead() async throws {
        try await both { emulator, client in
            // An HTTP client may retry a request automatically if the connection closes before the response starts.
            emulator.add(EmulatorFault(times: 10, steps: [.reset]))
            let error = await failure(client)
            #expect(error?.kind == .transport)
            #expect(error?.status == nil)
            emulator.removeFaults()
        }
    }

    @Test(
        "The error for an incomplete body contains the part that was received",
        arguments: [EmulatorFault.Step.close, .reset]
    )
    func incompleteBody(_ end: EmulatorFault.Step) async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\nrequest-id: r\r\n\r\n"
        try await both { emulator, client in
            emulator.add(
                EmulatorFault(
                    steps: [.send(Data(head.utf8)), .wait(.milliseconds(20)), .send(Data("{\"id\":".utf8))]
                        + [.wait(.milliseconds(100)), end]
                )
            )
            let error = await failure(client)
            #expect(error?.kind == .transport)
            #expect(error?.status == 200)
            #expect(error?.requestId == "r")
            #expect(error?.bodyExcerpt == "{\"id\":")
        }
    }

    @Test("A body without a length ends when the connection closes") func bodyWithoutLength() async throws {
        let text = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"id\":\"scripted\"}"
        try await both { emulator, client in
            emulator.add(EmulatorFault(steps: [.send(Data(text.utf8)), .close]))
            let presence = try await client.users["u".guid].presence.get()
            #expect(presence.id == "scripted")
        }
    }

    @Test("Chunks are joined, and informational responses are skipped") func chunkedBody() async throws {
        let text =
            "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n6\r\n{\"id\":\r\nA;x\r\n\"scripted\"\r\n1\r\n}\r\n0\r\n\r\n"
        try await both { emulator, client in
            emulator.add(EmulatorFault(steps: [.send(Data(text.utf8))]))
            let presence = try await client.users["u".guid].presence.get()
            #expect(presence.id == "scripted")
        }
    }

    @Test("A request times out if the fault sends no response") func missingResponse() async throws {
        try await both { emulator, client in
            emulator.add(EmulatorFault(steps: []))
            let error = await failure(client, RequestConfiguration(timeout: .milliseconds(300), retryPolicy: .never))
            #expect(error?.kind == .transport)
            #expect(error?.message.hasPrefix("the request timed out") == true)
        }
    }

    @Test("Canceling a request stops the delay of a fault") func canceledWait() async throws {
        let emulator = EmulatorTransport(clock: ManualClock())
        emulator.add(EmulatorFault(steps: [.wait(.seconds(600))]))
        let task = Task { try await client(emulator).users["u".guid].presence.get() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
