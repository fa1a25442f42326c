// SPDX-License-Identifier: MIT

import GraphPresence

/// The outcomes of a rule's steps in the emulator and in the service.
struct Comparison: Sendable {
    /// A step and its two outcomes.
    struct Row: Hashable, Sendable {
        let step: String
        let emulator: String
        let service: String

        var differs: Bool { emulator != service }
    }

    let rule: Rule
    /// The steps and their outcomes, or an empty array if the rule could not be compared.
    let rows: [Row]
    /// The reason why the rule could not be compared, or `nil` if the rule was compared.
    let obstacle: String?

    var differs: Bool { rows.contains(where: \.differs) }

    init(_ rule: Rule, rows: [Row]) {
        self.rule = rule
        self.rows = rows
        obstacle = nil
    }

    init(_ rule: Rule, obstacle: String) {
        self.rule = rule
        rows = []
        self.obstacle = obstacle
    }

    /// Returns the outcome of each of the rule's steps in the emulator.
    static func expected(_ rule: Rule, like side: Side) async throws -> [String] {
        let emulator = side.emulator()
        var outcomes: [String] = []
        for step in rule.steps { outcomes.append(try await emulator.outcome(of: step)) }
        return outcomes
    }

    /// Compares a rule's outcomes in the emulator and in a service.
    ///
    /// - Throws: `CancellationError` if the task is canceled.
    init(of rule: Rule, in service: Side) async throws {
        do {
            try await service.reset()
            let state = try await Self.poll(service, until: Self.offline) { try await service.presence.get().stateText }
            guard state == Self.offline else {
                self.init(
                    rule,
                    obstacle: "the user is \(state) without a session of this check; sign the user out of Teams"
                )
                return
            }
            let expected = try await Self.expected(rule, like: service)
            var rows: [Row] = []
            var lastRead: String?
            for (step, emulator) in zip(rule.steps, expected) {
                // Without this wait, an unchanged state would match before an unexpected change becomes visible.
                if step.isRead, emulator == lastRead { try await service.pause(service.settleTime) }
                let outcome =
                    step.isRead
                    ? try await Self.poll(service, until: emulator) { try await service.outcome(of: step) }
                    : try await service.outcome(of: step)
                if step.isRead { lastRead = emulator }
                rows.append(Row(step: step.text, emulator: emulator, service: outcome))
            }
            self.init(rule, rows: rows)
        } catch let error as GraphError {
            self.init(rule, obstacle: error.description)
        }
    }

    private static let offline = "Offline/Offline"

    /// Repeats a read until it returns the expected value or the settle time has elapsed, and returns the last value.
    private static func poll(
        _ side: Side,
        until expected: String,
        _ read: () async throws -> String
    ) async throws -> String {
        let interval = Duration.seconds(2)
        var waited = Duration.zero
        while true {
            let value = try await read()
            if value == expected || waited >= side.settleTime { return value }
            try await side.pause(interval)
            waited += interval
        }
    }
}

extension Side {
    /// Waits in real time so that a change can become visible.
    fileprivate func pause(_ duration: Duration) async throws {
        if duration > .zero { try await Task.sleep(for: duration) }
    }
}
