import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct BulkReadingTests {
    /// Passes on to an emulator, and notes how many ids came in each call; some ids come back without an answer.
    private final class Pages: GraphTransport {
        let counts = Locked<[Int]>([])
        private let emulator = EmulatorTransport(clock: ManualClock(), throttling: nil)

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            let body = try JSONDecoder().decode(GetPresencesByUserIdPostRequestBody.self, from: request.body ?? Data())
            counts.withLock { $0.append(body.ids.count) }
            var response = try await emulator.send(request)
            var answer = try JSONDecoder().decode(CollectionResponse<Presence>.self, from: response.body)
            // A service may answer in any order, and leave out whom it does not know.
            answer.value = answer.value.reversed().filter { !$0.id.shortName.hasPrefix("unknown") }
            response.body = try JSONEncoder().encode(answer)
            return response
        }
    }

    private func all(_ ids: [String], _ pages: Pages = Pages()) async throws -> (BulkPresences, [Int]) {
        let client = GraphServiceClient(credential: StaticTokenCredential("t"), transport: pages)
        let result = try await client.communications.getPresencesByUserId.all(ids.map(\.guid))
        return (result, pages.counts.withLock { $0.sorted() })
    }

    @Test func anyNumberOfIdsGoesInPagesOf650() async throws {
        for (count, expected) in [(0, []), (1, [1]), (650, [650]), (651, [1, 650]), (1_301, [1, 650, 650])] {
            let ids = (0..<count).map { "u\($0)" }
            let (result, counts) = try await all(ids)
            #expect(counts == expected)
            #expect(result.presences.map(\.id.shortName) == ids)
            #expect(result.missingIDs == [])
        }
    }

    @Test func idsWithoutAnAnswerAreNamed() async throws {
        let (result, _) = try await all(["unknown2", "b", "a", "unknown1"])
        #expect(result.presences.map(\.id.shortName) == ["b", "a"])
        #expect(result.missingIDs.map(\.shortName) == ["unknown2", "unknown1"])
    }

    @Test func anIdIsSentOnce() async throws {
        let (result, counts) = try await all(["a", "B", "A", "b"])
        #expect(counts == [2])
        #expect(result.presences.map(\.id.shortName) == ["a", "B", "a", "B"])
    }

    @Test func aPageThatFailsFailsTheCall() async {
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
