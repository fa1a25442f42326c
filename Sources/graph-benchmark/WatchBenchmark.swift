// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A measurement of the client's cost for one round of watching 65,000 users, with prepared responses.
struct WatchBenchmark {
    private static let userCount = 65_000
    private static let pageSize = 650
    private static let pageCount = userCount / pageSize
    private static let roundCount = 9

    /// The error for a watch that reported the wrong number of changes.
    private struct WrongCount: Error, CustomStringConvertible {
        let description: String
    }

    /// A transport that responds immediately with a page of presences, and records the CPU time at the start of
    /// each round.
    private final class CannedTransport: GraphTransport {
        private struct State: Sendable {
            var requestCount = 0
            var starts: [Double] = []
        }

        /// The IDs of the users, in the order of the watch.
        let ids: [String]
        private let bodies: [[String: Data]]
        private let state = Locked(State())
        private let (isOver, over) = AsyncStream.makeStream(of: Void.self)

        /// Creates a transport.
        ///
        /// - Parameter availabilities: The availability of all users in each round.
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
            // The body starts with {"ids":["…". The first ID determines the page.
            let first = String(decoding: request.body?.dropFirst(9).prefix(36) ?? Data(), as: UTF8.self)
            guard let body = bodies[round % bodies.count][first] else { return TransportResponse(status: 400) }
            return TransportResponse(status: 200, headers: ["Content-Type": "application/json"], body: body)
        }

        /// Returns the median CPU time of the rounds, except the first round, in which all users are new.
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
            report.line("a round of a watch of 65,000 users in which \(name) changed", time, "s CPU", atMost: 0.5)
        }
    }

    /// Watches until the task is canceled and returns the number of changes.
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
            // If the watch fails, the count is wrong.
        }
        return count
    }
}
