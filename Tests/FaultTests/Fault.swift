import Foundation
import GraphRuntime
import TestSupport
import Testing

/// What a server does wrong, and how each operation ends.
struct Fault: CustomTestStringConvertible, Sendable {
    /// What the client prints and how many whole requests the server receives.
    struct Outcome: Sendable {
        /// The line that the client prints, with the words that ``Operation/filled(_:)`` replaces. Anything may follow an
        /// asterisk at its end.
        let line: String
        let requests: Int

        init(_ line: String, requests: Int = 1) {
            self.line = line
            self.requests = requests
        }
    }

    /// Plays a connection.
    typealias Play = @Sendable (ScriptedConnection, Operation, RequestCounter) -> Void

    let testDescription: String
    let arguments: [String]
    let outcomes: [Operation: ByTransport<Outcome>]
    let play: Play

    /// Creates a fault.
    ///
    /// - Parameters:
    ///   - name: The name of the fault.
    ///   - arguments: Further arguments of the client. The default is none.
    ///   - graph: How the calls of Graph end; nil if they are not tested.
    ///   - token: How a call of the token endpoint ends; nil if it is not tested.
    ///   - others: How operations end that end differently.
    ///   - play: Plays a connection.
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

    /// A play that does something after each whole request, for as long as it returns true.
    static func each(_ step: @escaping @Sendable (ScriptedConnection, Operation, Int) -> Bool) -> Play {
        { connection, operation, counter in
            while connection.readRequest() != nil {
                guard step(connection, operation, counter.next()) else { return }
            }
        }
    }

    /// A play that responds to each request alike.
    static func always(_ status: Int, _ json: String, _ headers: String...) -> Play {
        let head = headers.map { $0 + "\r\n" }.joined()
        return each { connection, _, _ in
            connection.respond(status, json, headers: head)
            return true
        }
    }

    /// Runs every operation against a server of its own, and checks how it ends.
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
        let wanted = operation.filled(expected.line)
        if wanted.hasSuffix("*") {
            #expect(line.hasPrefix(wanted.dropLast()), note)
        } else {
            #expect(line == wanted, note)
        }
        #expect(run.requests.count == expected.requests, note)
        #expect(!line.contains("canary"), note)
        #expect(run.duration < .seconds(110), note)
    }
}

/// Numbers the whole requests of a server.
final class RequestCounter: Sendable {
    private let count = Locked(0)

    /// The number of the next request, from 0.
    func next() -> Int {
        count.withLock { count in
            defer { count += 1 }
            return count
        }
    }
}
