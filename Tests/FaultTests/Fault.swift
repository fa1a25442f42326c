// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

/// A server fault, with the expected outcome of each operation.
struct Fault: CustomTestStringConvertible, Sendable {
    /// The last line that the client prints and the number of complete requests that the server receives.
    struct Outcome: Sendable {
        /// The line, which may contain placeholders that ``Operation/filled(_:)`` replaces. A trailing asterisk matches
        /// any text.
        let line: String
        let requests: Int

        init(_ line: String, requests: Int = 1) {
            self.line = line
            self.requests = requests
        }
    }

    /// A closure that handles a connection to the server.
    typealias Play = @Sendable (ScriptedConnection, Operation, RequestCounter) -> Void

    let testDescription: String
    let arguments: [String]
    private(set) var outcomes: [Operation: ByTransport<Outcome>]
    let play: Play

    /// Creates a fault.
    ///
    /// - Parameters:
    ///   - name: The name that the test report shows for the fault.
    ///   - arguments: Additional arguments for the client. The default is none.
    ///   - graph: The outcome of calls to Graph, or `nil` if these calls are not tested.
    ///   - token: The outcome of a token request, or `nil` if token requests are not tested.
    ///   - others: The outcomes of operations that differ from `graph`. The default is none.
    ///   - play: A closure that handles a connection to the server.
    init(
        _ name: String,
        arguments: [String] = [],
        graph: ByTransport<Outcome>? = nil,
        token: ByTransport<Outcome>? = nil,
        others: [Operation: ByTransport<Outcome>] = [:],
        play: @escaping Play
    ) {
        testDescription = name
        self.arguments = arguments
        var outcomes = others
        for operation in Operation.graph where outcomes[operation] == nil { outcomes[operation] = graph }
        if let token { outcomes[.token] = token }
        self.outcomes = outcomes
        self.play = play
    }

    /// Returns the fault with the given operations only, or with all operations if the tests run in full.
    func sample(_ operations: Operation...) -> Fault {
        guard !TestRun.isThorough else { return self }
        var fault = self
        fault.outcomes = outcomes.filter { operations.contains($0.key) }
        return fault
    }

    /// Returns a closure that performs a step after each complete request while the step returns `true`.
    static func each(_ step: @escaping @Sendable (ScriptedConnection, Operation, Int) -> Bool) -> Play {
        { connection, operation, counter in
            while connection.readRequest() != nil {
                guard step(connection, operation, counter.next()) else { return }
            }
        }
    }

    /// Returns a closure that sends the same response to every request.
    static func always(_ status: Int, _ json: String, _ headers: String...) -> Play {
        let head = headers.map { $0 + "\r\n" }.joined()
        return each { connection, _, _ in
            connection.respond(status, json, headers: head)
            return true
        }
    }

    /// Runs each operation against a separate server and checks the outcome.
    func check() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (operation, expected) in outcomes {
                group.addTask { try await check(operation, expected.current) }
            }
            try await group.waitForAll()
        }
    }

    private func check(_ operation: Operation, _ expected: Outcome) async throws {
        let run = try await FaultRun(operation, arguments, play)
        let note: Comment = "\(testDescription), \(operation): \(run.lines)"
        #expect(!run.isEndedBySignal, note)
        let line = run.lines.last ?? ""
        let pattern = operation.filled(expected.line)
        if pattern.hasSuffix("*") {
            #expect(line.hasPrefix(pattern.dropLast()), note)
        } else {
            #expect(line == pattern, note)
        }
        #expect(run.requests.count == expected.requests, note)
        #expect(!line.contains("canary"), note)
        #expect(run.duration < .seconds(110), note)
    }
}

/// A counter for the complete requests that a server receives.
final class RequestCounter: Sendable {
    private let count = Locked(0)

    /// Returns the number of the next request, starting at 0.
    func next() -> Int {
        count.withLock { count in
            defer { count += 1 }
            return count
        }
    }
}
