// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import GraphSchema
import TestSupport
import Testing

/// Tests for common mistakes in code that uses a generated client. The compiler's message explains how to correct each
/// mistake.
@Suite(.computing, .timeLimit(.minutes(10))) struct MistakeTests {
    private struct Mistake {
        let code: String
        let message: String
    }

    private static let literal =
        "'init(stringLiteral:)' is unavailable: use a constant or PresenceAvailability(rawValue:); "
        + "for a String, use .rawValue"

    private static let mistakes = [
        Mistake(code: #"_ = "\(presence.availability ?? "unknown")""#, message: literal),
        Mistake(code: #"_ = presence.availability == "Available""#, message: literal),
        Mistake(code: #"let availability: PresenceAvailability = "Available"; _ = availability"#, message: literal),
        Mistake(
            code: #"try await builder.setPresence(.busy, sessionId: "s")"#,
            message: "'busy' is unavailable: use .busyInACall or .busyInAConferenceCall"
        ),
        Mistake(
            code: #"try await builder.setPresence(.beRightBack, sessionId: "s")"#,
            message:
                "'beRightBack' is unavailable: setPresence does not support this value; use .available, .busyInACall, "
                + ".busyInAConferenceCall, .away, or .doNotDisturbPresenting"
        ),
        Mistake(
            code: "try await builder.setUserPreferredPresence(.offline)",
            message: "'offline' is unavailable: use .offlineOffWork"
        ),
        Mistake(
            code: "_ = SetPresencePostRequestBody()",
            message: "'init()' is unavailable: use SetPresencePostRequestBody(sessionId:availability:activity:)"
        ),
        Mistake(
            code: "_ = Subscription()",
            message: "'init()' is unavailable: use "
                + "Subscription(changeType:notificationUrl:resource:expirationDateTime:)"
        ),
        Mistake(
            code: "try await builder.setPresence.post()",
            message: "'post(configuration:)' is unavailable: the action has parameters: pass its request body"
        ),
        Mistake(
            code: "try await builder.clearLocation.post(presence)",
            message: "'post(_:configuration:)' is unavailable: the action has no parameters: write post()"
        ),
        Mistake(
            code: "try await builder.setPresence(.away, sessionId: nil)",
            message: "'nil' is not compatible with expected argument type 'String'"
        ),
    ]

    /// Correct code that must compile: calls with default arguments, generic functions, and request builders as values.
    private static let correct = """
        func right(_ builder: PresenceRequestBuilder, _ communications: CommunicationsRequestBuilder) async throws {
            try await builder.setPresence(.busyInACall, sessionId: "s")
            try await builder.clearLocation()
            try await builder.clearLocation.post()
            _ = try await communications.getPresencesByUserId(ids: []).value
            try await builder.setPresence.post(.init(.away, sessionId: "s"))
            _ = builder.setPresence.postRequest(.init(.away, sessionId: nil)).operation
            let property = builder.setPresence
            try await property.post(.init(.away, sessionId: "s"))
        }
        func generic<B: CollectionRequestBuilder>(_ builder: B) -> GraphRequestContext { builder["id"].context }
        """

    @Test(
        "The compiler's message explains how to correct each mistake",
        arguments: TestRun.isThorough ? ["5", "6"] : ["6"]
    )
    func compilerMessages(_ version: String) throws {
        var compiler = try SwiftCompiler()
        let (document, _) = SchemaDocument.load([UInt8](try Data(contentsOf: CommandLineTests.presenceSchema)))
        for file in ClientGenerator.generate(try #require(document), schemaName: "GraphPresence.json") {
            try compiler.add(file.text, as: file.name)
        }
        let functions = Self.mistakes.enumerated().map { index, mistake in
            "func f\(index)(_ presence: Presence, _ builder: PresenceRequestBuilder) async throws { \(mistake.code) }"
        }
        try compiler.add(
            "import GraphRuntime\n\(Self.correct)\n\(functions.joined(separator: "\n"))\n",
            as: "App.swift"
        )
        let lines = Self.correct.split(separator: "\n").count + 1
        let found = try compiler.problems(
            [
                "-typecheck", "-module-name", "Consumer", "-I", SwiftCompiler.runtimeModules.path, "-swift-version",
                version,
            ]
        )
        // The compiler repeats some messages, so the test compares sets. The test also ignores columns.
        let messages = Set(found.map { $0.replacing(#/^App\.swift:([0-9]+):[0-9]+: error: /#) { "\($0.1): " } })
        let expected = Self.mistakes.enumerated().map { "\(lines + $0 + 1): \($1.message)" }
        #expect(messages.sorted() == expected.sorted())
    }
}
