// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import live_check

/// A service for the comparison: an emulator over HTTP with a separate clock.
private final class Service: Sendable {
    let clock = ManualClock()
    let emulator: EmulatorTransport
    let server: EmulatorServer
    let side: Side

    /// Creates a service.
    ///
    /// - Parameters:
    ///   - user: The user whose presence the rules set. The default is the signed-in user.
    ///   - change: A closure that changes the body of each response as a service with a different rule would. The
    ///     default closure changes nothing.
    /// - Throws: A system error if the server cannot be started.
    init(user: Side.User = .me, change: @escaping @Sendable (String) -> String = { $0 }) throws {
        emulator = EmulatorTransport(clock: clock, signedInUser: "me".guid, throttling: nil)
        server = try EmulatorServer(emulator)
        let transport = ClosureTransport { request in
            var response = try await URLSessionTransport.shared.send(request)
            let body = change(String(decoding: response.body, as: UTF8.self))
            response.body = Data(body.utf8)
            return response
        }
        let client = GraphServiceClient(
            credential: StaticTokenCredential("token"),
            transport: transport,
            baseURL: URL(string: server.baseURL),
            clock: clock,
            validation: []
        )
        side = Side(
            client: client,
            user: user,
            sessionID: "app".guid,
            settleTime: .zero,
            pauseBeforeStep: .seconds(1)
        ) { [clock] duration in
            try await clock.run(for: duration, timeout: .seconds(120))
        }
    }

    func compare(_ name: String) async throws -> Comparison {
        let rule = try #require(Rule.all.first { $0.name == name })
        return try await Comparison(of: rule, in: side)
    }

    deinit { server.stop() }
}

/// Tests that compare the emulator with another emulator, which acts as the service.
@Suite(.networking, .timeLimit(.minutes(10))) struct ComparisonTests {
    @Test("Every rule agrees if the service is another emulator", arguments: Rule.all.map(\.name))
    func agree(_ name: String) async throws {
        let service = try Service()
        let comparison = try await service.compare(name)
        #expect(comparison.obstacle == nil)
        #expect(comparison.rows.filter(\.differs) == [])
        #expect(comparison.rows.map(\.step) == comparison.rule.steps.map(\.text))
    }

    @Test("Rules have unique names and meaningful outcomes in the emulator")
    func rules() async throws {
        #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
        let service = try Service()
        for rule in Rule.all {
            let outcomes = try await Comparison.expected(rule, like: service.side)
            #expect(outcomes.contains { !$0.isEmpty }, "\(rule.name)")
            #expect(!outcomes.contains { $0.hasPrefix("no response") || $0.contains("unreadable") }, "\(rule.name)")
        }
    }

    @Test("If sessions fade differently in a service, only the faded state differs")
    func differentFade() async throws {
        let service = try Service { $0.replacingOccurrences(of: "AvailableInactive", with: "Away") }
        let comparison = try await service.compare("fade")
        let rows = [
            Comparison.Row(step: "set Available/Available for PT15M", emulator: "200", service: "200"),
            .init(step: "read the state", emulator: "Available/Available", service: "Available/Available"),
            .init(step: "wait 5 minutes", emulator: "", service: ""),
            .init(step: "read the state", emulator: "Available/AvailableInactive", service: "Available/Away"),
            .init(step: "wait 5 minutes", emulator: "", service: ""),
            .init(step: "read the state", emulator: "Away/Away", service: "Away/Away"),
        ]
        #expect(comparison.rows == rows)
    }

    @Test("A different status and error code are reported as a difference")
    func differentError() async throws {
        let id = "user".guid
        let service = try Service(user: .id(id))
        let body = Data(#"{"error": {"code": "BadRequest", "message": "x"}}"#.utf8)
        let path = "/v1.0/users/\(id)/presence/setPresence"
        service.emulator.add(.response(204, path: path))
        service.emulator.add(.response(422, headers: ["Content-Type": "application/json"], body: body, path: path))
        let comparison = try await service.compare("shortest-expiration")
        let rows = [
            Comparison.Row(step: "set Away/Away for PT5M", emulator: "200", service: "204"),
            .init(step: "set Away/Away for PT4M59S", emulator: "400 InvalidArgument", service: "422 BadRequest"),
        ]
        #expect(comparison.rows == rows)
    }

    @Test("A service that cannot remove messages or other sessions is still compared")
    func limitedReset() async throws {
        let id = "user".guid
        let service = try Service(user: .id(id))
        let path = "/v1.0/users/\(id)/presence/"
        service.emulator.add(.response(400, path: path + "setStatusMessage"))
        service.emulator.add(.response(404, path: path + "clearPresence"))
        service.emulator.add(.response(403, path: path + "clearPresence"))
        service.emulator.add(.response(404, path: path + "clearUserPreferredPresence"))
        let comparison = try await service.compare("clear")
        #expect(comparison.obstacle == nil)
        #expect(!comparison.differs)
    }

    @Test("The order of calls determines which of several sessions with the same precedence is shown")
    func samePrecedence() async throws {
        let comparison = try await Service().compare("same-precedence")
        #expect(
            comparison.rows.map(\.emulator) == ["200", "200", "Busy/InAConferenceCall", "200", "Busy/InACall"]
        )
    }

    @Test("The rules cannot be compared for a user who is signed in to a Teams client")
    func teamsClient() async throws {
        let service = try Service()
        let state = PresenceState(.busy, .inAMeeting)
        try service.emulator.perform(.signIn(teamsClient: "desktop", state: state), for: "me".guid)
        let comparison = try await service.compare("clear")
        #expect(
            comparison.obstacle
                == "the user is Busy/InAMeeting without a session of this check; sign the user out of Teams"
        )
        #expect(comparison.rows == [])
    }

    @Test("After a comparison and a reset, no session, preference, or message remains")
    func reset() async throws {
        let service = try Service()
        for name in ["precedence", "preference", "status-message"] { _ = try await service.compare(name) }
        try await service.side.reset()
        let presence = try await service.side.presence.get()
        #expect(presence.stateText == "Offline/Offline")
        #expect(presence.statusMessage == nil)
        try await service.side.presence.setPresence(.away, sessionId: "app".guid)
        #expect(try await service.side.presence.get().stateText == "Away/Away")
    }

    @Test("A report lists the differences without text that would break its tables")
    func report() throws {
        let rule = try #require(Rule.all.first { $0.name == "clear" })
        let rows = [
            Comparison.Row(step: "a", emulator: "200", service: "404 a|b\nc"),
            Comparison.Row(step: "b", emulator: "x", service: "x"),
        ]
        let report = Report(
            service: "https://example.com/v1.0",
            date: Date(timeIntervalSince1970: 1_735_689_600),
            comparisons: [
                Comparison(rule, rows: rows), Comparison(rule, rows: [rows[1]]), Comparison(rule, obstacle: "a reason"),
            ],
            omitted: ["fade", "hold"]
        )
        #expect(
            report.text == """
                # The presence service compared with the emulator of \(GraphServiceClient.sdkVersion)

                https://example.com/v1.0, 2025-01-01T00:00:00Z. Rules that agree: 1, differ: 1, could not be compared: 1, \
                were omitted: 2.

                ## Differs: clear

                A user is offline after the only session is cleared. (documented: \
                https://learn.microsoft.com/graph/api/presence-clearpresence)

                | step | emulator | service |
                | --- | --- | --- |
                | a | 200 | **404 a\\|b c** |
                | b | x | x |

                ## Could not be compared

                * clear: a reason

                ## Agree

                * clear: A user is offline after the only session is cleared.

                ## Omitted

                fade, hold
                """
        )
    }
}
