// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@testable import GraphPresence

/// Tests all short sequences of events and long random sequences without tasks or clocks.
@Suite(.computing, .timeLimit(.minutes(10))) struct SessionScheduleSequenceTests {
    private typealias Step = ScheduleSimulation.Step

    /// Simulations with the rules for a session, a session that ends when it expires, a session that tolerates an
    /// initial failure, and a preference.
    private static let simulations: [String: ScheduleSimulation] = [
        "session": ScheduleSimulation(),
        "ends when expired": ScheduleSimulation { $0.endsWhenExpired = true },
        "tolerant": ScheduleSimulation { rules in
            rules.endsWhenExpired = true
            rules.toleratesFirstFailure = { ($0 as? GraphError)?.kind != .invalidRequest }
        },
        "preference": ScheduleSimulation { rules in
            rules.isRetryIntervalConstant = false
            rules.firstAttempts = 4
            rules.longestFirstDelay = .seconds(60)
        },
    ]

    /// Completes a simulation without further failures, after which all updates and the cleanup must have ended.
    ///
    /// - Parameter simulation: The simulation.
    /// - Returns: The first problem, or `nil` if there is none.
    private func conclude(_ simulation: inout ScheduleSimulation) -> String? {
        for step in [Step.renew] + Array(repeating: Step.succeed, count: 4) where simulation.allows(step) {
            simulation.perform(step)
        }
        // A throttled request is retried after its delay.
        for _ in 0..<8 where !simulation.openUpdates.isEmpty {
            for step in [Step.wake, .renew, .succeed] where simulation.allows(step) { simulation.perform(step) }
        }
        if !simulation.openUpdates.isEmpty { return "updates \(simulation.openUpdates.sorted()) do not end" }
        if simulation.allows(.end) { simulation.perform(.end) }
        for step in [Step.succeed, .clear] where simulation.allows(step) { simulation.perform(step) }
        if simulation.schedule.cleanup?.result == nil { return "the cleanup does not end" }
        return simulation.problems.first
    }

    @Test(
        "Every short sequence of events keeps the schedule consistent",
        arguments: ["session", "ends when expired", "tolerant", "preference"]
    )
    func shortSequences(_ name: String) throws {
        let length = TestRun.isThorough ? 7 : 6
        var count = 0
        var failures: [String] = []
        func visit(_ simulation: ScheduleSimulation, _ path: [Step]) {
            count += 1
            var end = simulation
            if let problem = simulation.problems.first ?? conclude(&end) {
                failures.append("\(path.map(\.rawValue)): \(problem)")
                return
            }
            guard path.count < length, failures.count < 10 else { return }
            for step in Step.allCases where simulation.allows(step) {
                var next = simulation
                next.perform(step)
                visit(next, path + [step])
            }
        }
        visit(try #require(Self.simulations[name]), [])
        #expect(failures == [])
        #expect(count > (TestRun.isThorough ? 10_000 : 2_000))
    }

    @Test("Unexpected events are ignored")
    func unexpectedEvents() throws {
        var simulation = ScheduleSimulation()
        simulation.perform(.succeed)
        simulation.perform(.renew)
        let log = simulation.log
        let events: [SessionSchedule<Int>.Event] = [
            .started, .renewalsStarted, .sent(.success(())), .sent(.failure(CancellationError())), .woke(0), .woke(-1),
            .woke(1_000), .cleared(.success(())),
        ]
        for event in events { simulation.handle(event) }
        #expect(simulation.log == log)
        #expect(simulation.nextWait?.end == 270)
        #expect(simulation.problems == [])
    }

    @Test(
        "Long random sequences of events keep the schedule consistent",
        arguments: ["session", "ends when expired", "tolerant", "preference"]
    )
    func randomSequences(_ name: String) throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator()
        for run in 0..<(TestRun.isThorough ? 200 : 100) {
            var simulation = try #require(Self.simulations[name])
            var path: [Step] = []
            // The session must remain active for a number of steps before it may end.
            let endsAfter = Int.random(in: 1...300, using: &random)
            for index in 0..<300 {
                let steps = Step.allCases.filter { step in
                    simulation.allows(step) && (index >= endsAfter || step != .cancel && step != .end)
                }
                guard !steps.isEmpty else { break }
                let step = random.pick(steps)
                path.append(step)
                simulation.perform(step)
                if !simulation.problems.isEmpty { break }
            }
            let problem = simulation.problems.first ?? conclude(&simulation)
            #expect(problem == nil, "TEST_SEED=\(seed), run \(run): \(path.map(\.rawValue))")
            if problem != nil { return }
        }
    }
}
