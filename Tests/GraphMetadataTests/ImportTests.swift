// SPDX-License-Identifier: MIT

import Foundation
import GraphMetadata
import GraphSchema
import TestSupport
import Testing

@Suite(.computing) struct ImportTests {
    @Test("The imported schema matches the expected file")
    func importedSchema() throws {
        let outcome = try HomeImport().run()
        #expect(outcome.lines == [])
        #expect(outcome.text == String(decoding: try HomeImport.data("Homes.json"), as: UTF8.self))
    }

    @Test("The imported schema is valid when it is read from the file")
    func validSchema() throws {
        let (document, problems) = SchemaDocument.load([UInt8](try HomeImport.data("Homes.json")))
        #expect(problems == [])
        let schema = try #require(document)
        #expect(schema.methods.first { $0.name.value == "getLamp" }?.facts.permissions == nil)
        #expect(schema.actions.first { $0.name.value == "blink" }?.idempotent == nil)
        #expect(schema.enums.filter(\.isFlags).map(\.name.value) == ["feature"])
        let deprecated = (schema.methods + schema.actions).filter { $0.deprecated != nil }
        #expect(deprecated.map(\.name.value) == ["listChangedLamps", "switchOff"])
        #expect(
            deprecated.map { $0.deprecated?.value } == ["The metadata does not specify the reason.", "Use dim."]
        )
        #expect(schema.actions.first { $0.name.value == "blink" }?.facts.clouds == [.global, .china])
    }

    @Test("Importing the reduced metadata creates the same schema, and reducing it again changes nothing")
    func cutMetadata() throws {
        var home = try HomeImport()
        let first = home.run()
        #expect(first.cuts.count == 2)
        home.files[.metadata] = [UInt8](first.cuts[0].utf8)
        home.files[.china] = [UInt8](first.cuts[1].utf8)
        let second = home.run()
        #expect(second.lines == [])
        #expect(second.text == first.text)
        #expect(second.cuts == first.cuts)
    }

    @Test("The reduced metadata contains only what the schema needs")
    func cutContents() throws {
        let outcome = try HomeImport().run()
        let cut = try #require(outcome.cuts.first)
        let names = cut.matches(of: /<(?:EntityType|ComplexType|EnumType|Action|EntitySet|Singleton) Name="(\w+)"/)
        #expect(
            names.map { String($0.1) } == [
                "color", "feature", "position", "entity", "device", "lamp", "spot", "room", "house", "blink", "dim",
                "reset", "reset", "switchOff", "lamps", "house",
            ]
        )
        #expect(!cut.contains("\"schedules\""))
        #expect(!cut.contains("\"address\""))
        #expect(cut.contains("<![CDATA[<any>]]>"))
    }

    @Test("Without metadata for other clouds, the availability in those clouds is unknown")
    func unknownClouds() throws {
        let home = try HomeImport()
        let metadata = try MetadataReader.read(home.files[.metadata] ?? [])
        let slice = try #require(Slice.read(home.files[.slice] ?? []).slice)
        let schema = SchemaImport([.init(clouds: [], metadata: metadata)], slice, Overlay())
        #expect(schema.text?.contains("clouds") == false)
    }

    @Test("A warning does not cause the import to fail")
    func warning() throws {
        var home = try HomeImport()
        let isEdited = home.edit(
            .overlay,
            "\"enums\": {",
            #""enums": { "scene": { "source": "lamps", "members": [{ "value": "day" }] },"#
        )
        #expect(isEdited)
        let outcome = home.run()
        #expect(outcome.text?.contains("\"scene\"") == true)
        let line = try #require(outcome.lines.first)
        #expect(line.hasPrefix("Homes.overlay.json:8:14: warning: the enum 'scene' is not used; "))
    }

    @Test("Line endings from another platform do not change the schema")
    func otherLineBreaks() throws {
        var home = try HomeImport()
        let expected = home.run().text
        let isEdited = home.edit(.metadata, "\n", "\r\n")
        #expect(isEdited)
        #expect(home.run().text == expected)
    }

    @Test("The presence schema is the result of importing its slice, overlay, and metadata")
    func presenceSchema() throws {
        func bytes(_ name: String) throws -> [UInt8] {
            [UInt8](try Data(contentsOf: TestRun.file("Schema/GraphPresence\(name)")))
        }
        let clouds: [(String, [Cloud])] = [
            (".csdl", [.global]), (".usGov.csdl", [.usGovL4, .usGovL5]), (".china.csdl", [.china]),
        ]
        let sources = try clouds.map { name, clouds in
            SchemaImport.Source(clouds: clouds, metadata: try MetadataReader.read(try bytes(name)))
        }
        let slice = try #require(Slice.read(try bytes(".slice.json")).slice)
        let overlay = try #require(Overlay.read(try bytes(".overlay.json")).overlay)
        let schema = SchemaImport(sources, slice, overlay)
        #expect(schema.problems == [])
        #expect(schema.text == String(decoding: try bytes(".json"), as: UTF8.self), "import the schema again")
        for (source, file) in zip(sources, clouds) {
            let text = MetadataCut(source.metadata, for: schema).text
            #expect(text == String(decoding: try bytes(file.0), as: UTF8.self), "\(file.0)")
        }
    }
}
