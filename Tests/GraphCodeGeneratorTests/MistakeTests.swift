import Foundation
import GraphCodeGenerator
import GraphSchema
import TestSupport
import Testing

/// Mistakes that people make with a generated client fail to compile with a message that says what to write.
@Suite(.timeLimit(.minutes(5))) struct MistakeTests {
    private struct Mistake {
        let code: String
        let message: String
    }

    private static let literal =
        "'init(stringLiteral:)' is unavailable: use a member of PresenceAvailability, or PresenceAvailability(rawValue:); "
        + "use .rawValue for a String"

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
            message: "'beRightBack' is unavailable: setPresence supports .available, .busyInACall, "
                + ".busyInAConferenceCall, .away, .doNotDisturbPresenting"
        ),
        Mistake(
            code: "try await builder.setUserPreferredPresence(.offline)",
            message: "'offline' is unavailable: use .offlineOffWork"
        ),
        Mistake(
            code: "_ = SetPresencePostRequestBody()",
            message: "'init()' is unavailable: write SetPresencePostRequestBody(sessionId:availability:activity:)"
        ),
        Mistake(
            code: "_ = Subscription()",
            message: "'init()' is unavailable: write "
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

    /// Code without a mistake, which compiles: with default arguments, through generics, and as a value.
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

    @Test(arguments: TestRun.isThorough ? ["5", "6"] : ["6"])
    func theCompilerSaysWhatToWrite(_ version: String) throws {
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
        // Without columns, and each once: the compiler repeats some.
        let messages = Set(found.map { $0.replacing(#/^App\.swift:([0-9]+):[0-9]+: error: /#) { "\($0.1): " } })
        let expected = Self.mistakes.enumerated().map { "\(lines + $0 + 1): \($1.message)" }
        #expect(messages.sorted() == expected.sorted())
    }
}
