import Foundation
import GraphPresence

/// What a round of a watch of 65,000 users costs the client alone: the responses are there before.
struct WatchBenchmark {
    private static let userCount = 65_000
    private static let pageSize = 650
    private static let pageCount = userCount / pageSize
    private static let roundCount = 9

    /// The watch has not reported the changes that there were.
    private struct WrongCount: Error, CustomStringConvertible {
        let description: String
    }

    /// Responds at once with the minimal presences of a page, and notes the processor time when a round begins.
    private final class CannedTransport: GraphTransport {
        private struct State: Sendable {
            var requestCount = 0
            var starts: [Double] = []
        }

        /// The ids of the users, in their order.
        let ids: [String]
        private let bodies: [[String: Data]]
        private let state = Locked(State())
        private let (isOver, over) = AsyncStream.makeStream(of: Void.self)

        /// - Parameter availabilities: Those of all users in turn, one for each round.
        init(_ availabilities: [String]) {
            let ids = (0..<userCount).map { number in
                "\(HandwrittenClient.userID.dropLast(6))\(100_000 + number)"
            }
            self.ids = ids
            bodies = availabilities.map { availability in
                var pages: [String: Data] = [:]
                for start in stride(from: 0, to: userCount, by: pageSize) {
                    let presences = ids[start..<(start + pageSize)].map { id in
                        #"{"id":"\#(id)","availability":"\#(availability)","activity":"\#(availability)"}"#
                    }
                    let context = #""@odata.context":"https://graph.microsoft.com/v1.0/$metadata""#
                    pages[ids[start]] = Data(#"{\#(context),"value":[\#(presences.joined(separator: ","))]}"#.utf8)
                }
                return pages
            }
        }

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            let round = state.withLock { state in
                if state.requestCount % pageCount == 0 { state.starts.append(Measure.processorTime) }
                state.requestCount += 1
                return state.starts.count
            }
            if round > roundCount { over.finish() }
            // The body is {"ids":["…", and the first id says which page is asked for.
            let first = String(decoding: request.body?.dropFirst(9).prefix(36) ?? Data(), as: UTF8.self)
            guard let body = bodies[round % bodies.count][first] else { return TransportResponse(status: 400) }
            return TransportResponse(status: 200, headers: ["Content-Type": "application/json"], body: body)
        }

        /// The median of the rounds' processor times, without the first, in which all users are new.
        func medianOfRounds() async -> Double {
            for await _ in isOver {}
            let starts = state.withLock { $0.starts }
            return Measure.median(zip(starts.dropFirst(), starts.dropFirst(2)).map { $1 - $0 })
        }
    }

    static func run(_ report: Report) async throws {
        for (name, availabilities) in [("no presence", ["Available"]), ("all presences", ["Available", "Busy"])] {
            let transport = CannedTransport(availabilities)
            let client = GraphServiceClient(
                benchmarking: GraphCloud.global.serviceRoot.appendingPathComponent("v1.0"),
                transport
            )
            let watch = Task { await changeCount(client, transport.ids) }
            let time = await transport.medianOfRounds()
            watch.cancel()
            let (count, expected) = (await watch.value, (availabilities.count - 1) * userCount * (roundCount - 2))
            guard count >= expected, expected > 0 || count == 0 else {
                throw WrongCount(description: "the watch reported \(count) changes")
            }
            report.line("a round of a watch of 65,000 users, of which \(name) changed", time, "s CPU", atMost: 0.5)
        }
    }

    /// Watches until the task is cancelled, and returns how many changes were reported.
    private static func changeCount(_ client: GraphServiceClient, _ ids: [String]) async -> Int {
        let watch = client.communications.presences.watch(
            ids,
            every: .seconds(2),
            budget: RequestBudget(requests: 100_000)
        )
        var count = 0
        do {
            for try await event in watch {
                if case .change = event { count += 1 }
            }
        } catch {
            // A failure shows in the count.
        }
        return count
    }
}
