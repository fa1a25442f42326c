// SPDX-License-Identifier: MIT

import Foundation
import GraphSchema
import TestSupport
import Testing

@Suite(.computing) struct CommonNameTests {
    private static var declaration: some RegexComponent<(Substring, Substring)> {
        #/^public (?:final )?(?:struct|enum|class|actor|protocol|typealias) (\w+)/#.anchorsMatchLineEndings()
    }

    @Test("The common names include every public type in the runtime")
    func runtimeNames() throws {
        let files = FileManager.default.enumerator(
            at: TestRun.file("Sources/GraphRuntime"),
            includingPropertiesForKeys: nil
        )
        var names: Set<String> = []
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            names.formUnion(text.matches(of: Self.declaration).map { String($0.1) })
        }
        #expect(names.count > 50)
        #expect(names.subtracting(ReservedNames.types) == CommonNames.runtime)
    }

    @Test(
        "Types, clients, and combinations with common names cause warnings",
        arguments: [
            (
                "\"swiftName\": \"Paint\"", "\"swiftName\": \"GraphError\"", "GraphRuntime",
                "specify another 'swiftName'"
            ),
            ("\"name\": \"HomeClient\"", "\"name\": \"Process\"", "Foundation", "give the client another name"),
            (
                "\"description\": \"A lamp.\",\n      \"documentation\"",
                "\"swiftName\": \"Task\", \"description\": \"A lamp.\",\n      \"documentation\"", "Swift",
                "give it another name with 'swiftName'"
            ),
        ]
    )
    func warnings(_ find: String, _ replacement: String, _ owner: String, _ note: String) throws {
        let readme = try String(contentsOf: TestRun.file("Schema/README.md"), encoding: .utf8)
        let start = try #require(readme.firstRange(of: "## A schema with every feature"))
        let block = try #require(readme[start.upperBound...].firstRange(of: "```json\n"))
        let end = try #require(readme[block.upperBound...].firstRange(of: "\n```"))
        let schema = String(readme[block.upperBound..<end.lowerBound])
        #expect(SchemaDocument.load(Array(schema.utf8)).problems == [])
        #expect(schema.contains(find))
        let (document, problems) = SchemaDocument.load(Array(schema.replacing(find, with: replacement).utf8))
        #expect(document != nil)
        #expect(problems.map(\.kind) == [.commonName])
        #expect(problems.first?.severity == .warning)
        #expect(
            problems.first?.message.hasSuffix(
                "is also a type of \(owner), which files that import the client then cannot use by this name"
            ) == true
        )
        #expect(problems.first?.note?.message == note)
    }
}
