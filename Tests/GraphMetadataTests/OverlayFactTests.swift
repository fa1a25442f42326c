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

    /// Returns the outcome of an import in which a pattern specifies the clouds of operations with different clouds in the
    /// metadata: `["global", "china"]` below a lamp, and `["global"]` for the other operations.
    private func cloudsOfPattern(_ clouds: String, not values: [String]) throws -> HomeImport.Outcome {
        let conflicts = values.map {
            #"{ "fact": "clouds", "value": \#($0), "source": "metadata", "reason": "The page." }"#
        }
        let facts = #""source": "lamps", "clouds": \#(clouds), "conflicts": [\#(conflicts.joined(separator: ", "))]"#
        return try run([(.overlay, #""updateLamp": {"#, #""* /lamps/*": { \#(facts) }, "updateLamp": {"#)])
    }

    @Test(
        "A pattern needs a conflict only for the operations whose clouds in the metadata differ from the chosen clouds"
    )
    func conflictsOfPattern() throws {
        let outcome = try cloudsOfPattern(#"["global"]"#, not: [#"["global", "china"]"#])
        #expect(outcome.lines == [])
        #expect(
            outcome.text?.contains(
                """
                    "/lamps/{lamp-id}": {
                      "parameters": { "lamp-id": { "description": "The lamp's id." } },
                      "methods": {
                        "getLamp": { "clouds": ["global"] },
                        "updateLamp": { "clouds": ["global"] },
                        "deleteLamp": { "clouds": ["global"] }
                      },
                """
            ) == true
        )
        let both = try cloudsOfPattern(#"["china"]"#, not: [#"["global", "china"]"#, #"["global"]"#])
        #expect(both.lines == [])
    }

    @Test(
        "A conflict of a pattern is reported if it is missing or if the metadata does not specify its value",
        arguments: [
            (
                #"["china"]"#, [#"["global", "china"]"#],
                [
                    #"50:50: error: the metadata specifies ["global"] for 'clouds' of 'GET /lamps/changed'"#,
                    "50:50: note: add it to 'conflicts' with the source 'metadata' and the reason for your choice",
                ]
            ),
            (
                #"["china"]"#, [],
                [
                    #"50:50: error: the metadata specifies ["global", "china"] for 'clouds' of 'GET /lamps/{lamp-id}'"#,
                    "50:50: note: add it to 'conflicts' with the source 'metadata' and the reason for your choice",
                    #"50:50: error: the metadata specifies ["global"] for 'clouds' of 'GET /lamps/changed'"#,
                    "50:50: note: add it to 'conflicts' with the source 'metadata' and the reason for your choice",
                ]
            ),
            (
                #"["global"]"#, [#"["usGovL4"]"#],
                [
                    #"50:105: error: the metadata specifies ["global", "china"] for 'clouds' of 'GET /lamps/{lamp-id}', "#
                        + #"but the conflict states ["usGovL4"]"#
                ]
            ),
            (
                #"["global"]"#, [#"["global", "china"]"#, #"["usGovL4"]"#],
                [
                    #"50:202: error: the conflict states ["usGovL4"] for 'clouds', but the metadata does not specify "#
                        + "this value for any operation that '* /lamps/*' matches"
                ]
            ),
        ] as [(String, [String], [String])]
    )
    func wrongConflictsOfPattern(_ clouds: String, _ values: [String], _ expected: [String]) throws {
        let outcome = try cloudsOfPattern(clouds, not: values)
        #expect(outcome.lines == expected.map { "Homes.overlay.json:\($0)" })
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
