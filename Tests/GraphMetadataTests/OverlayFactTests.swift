// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// Tests of facts that the metadata and the overlay both state.
@Suite(.computing) struct OverlayFactTests {
    private func run(_ edits: [(file: HomeImport.File, find: String, replacement: String)]) throws -> HomeImport.Outcome
    {
        var home = try HomeImport()
        for edit in edits {
            let isEdited = home.edit(edit.file, edit.find, edit.replacement)
            #expect(isEdited, "\(edit.find)")
        }
        return home.run()
    }

    @Test("A conflict can record that a path is not available in a cloud whose metadata contains the path")
    func cloudsOfPath() throws {
        let outcome = try run([
            (
                .overlay, #""updateLamp": {"#,
                """
                "GET /lamps/{lamp-id}": { "source": "lamps", "clouds": ["global"], "conflicts": \
                [{ "fact": "clouds", "value": ["global", "china"], "source": "metadata", "reason": "Not in China." }] },
                "updateLamp": {
                """
            )
        ])
        #expect(outcome.lines == [])
        #expect(outcome.text?.contains(#""methods": { "getLamp": { "clouds": ["global"] }, "updateLamp": {}"#) == true)
    }

    @Test("A collection is required only in a type that requests do not contain")
    func collections() throws {
        let tags = #"<Property Name="tags" Type="Collection(Edm.String)" Nullable="false" />"#
        let outcome = try run([
            (.metadata, #"<Property Name="icon" "#, tags + #"<Property Name="icon" "#),
            (.metadata, #"<Property Name="address" "#, tags + #"<Property Name="address" "#),
            (.slice, #""GET /house/mainRoom""#, #""GET /house/mainRoom", "GET /house""#),
        ])
        #expect(outcome.lines == [])
        // The properties of each type, which follow the name of the type.
        let types = try #require(outcome.text).matches(
            of: /\n\x20{4}"(\w+)": \{(?:(?!\n\x20{4}\}).)*?"tags": (\{[^}]*\})/.dotMatchesNewlines()
        )
        #expect(
            types.map { "\($0.1) \($0.2)" } == [
                #"lamp { "type": "Collection(Edm.String)" }"#,
                #"house { "type": "Collection(Edm.String)", "nullable": false }"#,
                #"spot { "type": "Collection(Edm.String)", "nullable": false }"#,
            ]
        )
        #expect(outcome.text?.contains(#""ids": { "type": "Collection(Edm.String)", "nullable": false,"#) == true)
    }

    @Test("A fact can state that a request must contain a collection, as the metadata does")
    func requiredCollection() throws {
        let outcome = try run([
            (
                .metadata, #"<Property Name="icon" "#,
                #"<Property Name="tags" Type="Collection(Edm.String)" Nullable="false" /><Property Name="icon" "#
            ),
            (.overlay, #""graph.lamp/mode": {"#, #""graph.lamp/tags": { "nullable": false }, "graph.lamp/mode": {"#),
        ])
        #expect(outcome.lines == [])
        #expect(
            outcome.text?.contains(#"        "tags": { "type": "Collection(Edm.String)", "nullable": false },"#) == true
        )
    }

    @Test(
        "The key of an entity that requests contain only because of the overlay is read-only",
        arguments: [
            (#""place": { "type": "graph.position" }, "#, #""place": { "type": "graph.house" }, "#),
            (#""serialNumber": {"#, #""house": { "type": "graph.house" }, "serialNumber": {"#),
            (
                #""graph.lamp/mode": { "type": "graph.mode" }"#,
                """
                "graph.lamp/mode": { "type": "graph.house", "conflicts": \
                [{ "fact": "type", "value": "Edm.String", "source": "metadata", "reason": "An object." }] }
                """
            ),
        ]
    )
    func keysOfOverlayTypes(_ find: String, _ replacement: String) throws {
        let outcome = try run([(.overlay, find, replacement)])
        #expect(outcome.lines == [])
        #expect(
            outcome.text?.contains(
                """
                    "house": {
                      "properties": { "id": { "type": "Edm.String", "readOnly": true }, "address": { "type": "Edm.String" } }
                    }
                """
            ) == true
        )
    }

    @Test("A property that the slice excludes does not make its type part of a request")
    func excludedProperty() throws {
        let outcome = try run([
            (.slice, #""graph.lamp/icon""#, #""graph.lamp/icon", "graph.lamp/room""#),
            (.slice, #""navigation": ["graph.lamp/room"],"#, ""),
            (
                .metadata, #"<NavigationProperty Name="room" Type="graph.room" />"#,
                #"<Property Name="room" Type="graph.room" />"#
            ),
        ])
        #expect(outcome.lines == [])
        #expect(
            outcome.text?.contains(
                """
                    "room": {
                      "properties": {
                        "id": { "type": "Edm.String", "nullable": false, "key": true },
                """
            ) == true
        )
    }
}
