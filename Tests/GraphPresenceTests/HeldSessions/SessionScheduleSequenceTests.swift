import Foundation
import GraphRuntime
import TestSupport
import Testing

@testable import GraphPresence

/// Every short sequence of events, and long random ones, without tasks and clocks.
@Suite(.timeLimit(.minutes(5))) struct SessionScheduleSequenceTests {
    private typealias Step = ScheduleWorld.Step

    /// The rules of a session, of one that ends when it expires, and of a preference.
    private static let worlds: [String: ScheduleWorld] = [
        "session": ScheduleWorld(),
        "ends when expired": ScheduleWorld { $0.endsWhenExpired = true },
        "preference": ScheduleWorld { rules in
            rules.isRetryIntervalConstant = false
            rules.firstAttempts = 4
            rules.longestFirstDelay = .seconds(60)
        },
    ]

    /// What comes next if everything goes well: every update ends, and so does the clean-up.
    private func conclude(_ world: inout ScheduleWorld) -> String? {
        for step in [Step.renew] + Array(repeating: Step.succeed, count: 4) where world.allows(step) {
            world.perform(step)
        }
        // A request that was throttled is sent again after the wait.
        for _ in 0..<8 where !world.openUpdates.isEmpty {
            for step in [Step.wake, .renew, .succeed] where world.allows(step) { world.perform(step) }
        }
        if !world.openUpdates.isEmpty { return "updates \(world.openUpdates.sorted()) do not end" }
        if world.allows(.end) { world.perform(.end) }
        for step in [Step.succeed, .clear] where world.allows(step) { world.perform(step) }
        if world.schedule.cleanup?.result == nil { return "the clean-up does not end" }
        return world.problems.first
    }

    @Test(arguments: ["session", "ends when expired", "preference"])
    func everyShortSequence(_ name: String) throws {
        let length = 7
        var count = 0
        var failures: [String] = []
        func visit(_ world: ScheduleWorld, _ path: [Step]) {
            count += 1
            var end = world
            if let problem = world.problems.first ?? conclude(&end) {
                failures.append("\(path.map(\.rawValue)): \(problem)")
                return
            }
            guard path.count < length, failures.count < 10 else { return }
            for step in Step.allCases where world.allows(step) {
                var next = world
                next.perform(step)
                visit(next, path + [step])
            }
        }
        visit(try #require(Self.worlds[name]), [])
        #expect(failures == [])
        #expect(count > 10_000)
    }

    /// Events that do not fit change nothing: the log stays the same.
    @Test func eventsThatDoNotFit() throws {
        var world = ScheduleWorld()
        world.perform(.succeed)
        world.perform(.renew)
        let log = world.log
        let strays: [SessionSchedule<Int>.Event] = [
            .started, .renewalsStarted, .sent(.success(())), .sent(.failure(CancellationError())), .woke(0), .woke(-1),
            .woke(1_000), .cleared(.success(())),
        ]
        for event in strays { world.handle(event) }
        #expect(world.log == log)
        #expect(world.nextWait?.end == 270)
        #expect(world.problems == [])
    }

    @Test(arguments: ["session", "ends when expired", "preference"])
    func longRandomSequences(_ name: String) throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator()
        for run in 0..<200 {
            var world = try #require(Self.worlds[name])
            var path: [Step] = []
            // The end is rare, so that most of a run comes before it.
            let endsAfter = Int.random(in: 1...300, using: &random)
            for index in 0..<300 {
                let steps = Step.allCases.filter { step in
                    world.allows(step) && (index >= endsAfter || step != .cancel && step != .end)
                }
                guard !steps.isEmpty else { break }
                let step = random.pick(steps)
                path.append(step)
                world.perform(step)
                if !world.problems.isEmpty { break }
            }
            let problem = world.problems.first ?? conclude(&world)
            #expect(problem == nil, "TEST_SEED=\(seed), run \(run): \(path.map(\.rawValue))")
            if problem != nil { return }
        }
    }
}
