// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct BulkReadingTests {
    /// A transport that forwards requests to an emulator, records how many IDs each request contains, and omits some
    /// presences.
    private final class Pages: GraphTransport {
        let counts = Locked<[Int]>([])
        private let emulator = EmulatorTransport(clock: ManualClock(), throttling: nil)

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            let body = try JSONDecoder().decode(GetPresencesByUserIdPostRequestBody.self, from: request.body ?? Data())
            counts.withLock { $0.append(body.ids.count) }
            var response = try await emulator.send(request)
            var page = try JSONDecoder().decode(CollectionResponse<Presence>.self, from: response.body)
            // The service may return presences in any order and omit unknown users.
            page.value = page.value.reversed().filter { !$0.id.shortName.hasPrefix("unknown") }
            response.body = try JSONEncoder().encode(page)
            return response
        }
    }

    private func all(_ ids: [String], _ pages: Pages = Pages()) async throws -> (BulkPresences, [Int]) {
        let client = GraphServiceClient(credential: StaticTokenCredential("t"), transport: pages)
        let result = try await client.communications.getPresencesByUserId.all(ids.map(\.guid))
        return (result, pages.counts.withLock { $0.sorted() })
    }

    @Test("IDs are requested in pages of 650")
    func pages() async throws {
        for (count, expected) in [(0, []), (1, [1]), (650, [650]), (651, [1, 650]), (1_301, [1, 650, 650])] {
            let ids = (0..<count).map { "u\($0)" }
            let (result, counts) = try await all(ids)
            #expect(counts == expected)
            #expect(result.presences.map(\.id.shortName) == ids)
            #expect(result.missingIDs == [])
        }
    }

    @Test("IDs without a presence are reported as missing")
    func missingIDs() async throws {
        let (result, _) = try await all(["unknown2", "b", "a", "unknown1"])
        #expect(result.presences.map(\.id.shortName) == ["b", "a"])
        #expect(result.missingIDs.map(\.shortName) == ["unknown2", "unknown1"])
    }

    @Test("A repeated ID is sent only once")
    func repeatedIDs() async throws {
        let (result, counts) = try await all(["a", "B", "A", "b"])
        #expect(counts == [2])
        #expect(result.presences.map(\.id.shortName) == ["a", "B", "a", "B"])
    }

    @Test("The call fails if one of its pages fails")
    func failedPage() async {
        let client = GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: ClosureTransport { _ in TransportResponse(status: 403, json: "{}") }
        )
        let error = await #expect(throws: GraphError.self) {
            try await client.communications.getPresencesByUserId.all((0..<2_000).map { "u\($0)" })
        }
        #expect(error?.status == 403)
    }
}
