// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// Tests of actions that have the same name and the same parameters but are bound to different types.
@Suite(.computing) struct SharedActionTests {
    /// Returns the outcome of an import in which the action `blink` is also bound to rooms. The facts are members of the
    /// overlay's `facts`, and the annotations are in the metadata.
    func outcome(_ facts: String, annotations: String = "") throws -> HomeImport.Outcome {
        var home = try HomeImport()
        let isEdited = [
            home.edit(
                .metadata,
                #"<Action Name="dim" "#,
                #"<Action Name="blink" IsBound="true"><Parameter Name="room" Type="graph.room" /></Action><Action Name="dim" "#
            ),
            home.edit(
                .metadata,
                #"<Annotations Target="example.homes.blink(example.homes.device)">"#,
                annotations + #"<Annotations Target="example.homes.blonk">"#
            ),
            home.edit(
                .slice,
                #""GET /house/mainRoom""#,
                #""GET /house/mainRoom", "POST /rooms/{room-id}/blink", "POST /house/mainRoom/blink""#
            ),
            home.edit(.overlay, #""updateLamp": {"#, facts + #""updateLamp": {"#),
        ]
        #expect(!isEdited.contains(false))
        return home.run()
    }

    /// Returns a key of the schema and its value on one line.
    func lines(_ key: String, in outcome: HomeImport.Outcome) throws -> String {
        let lines = try #require(outcome.text).split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("    \"\(key)\": ") })
        let end = lines[start...].firstIndex { $0.hasPrefix("    }") } ?? start
        let text = lines[start...end].map { $0.drop { $0 == " " } }.joined(separator: " ")
        return text.hasSuffix(",") ? String(text.dropLast()) : text
    }

    @Test("A path has the facts about the action that is bound to its type")
    func factsOfPaths() throws {
        let outcome = try outcome(
            """
            "graph.blink(graph.device)": { "source": "lamps", "description": "Blinks.", "idempotent": true, \
            "documentation": "https://example.com/lamps", "notes": ["Lamps only."], "permissions": \
            { "delegatedWork": ["Lamp.Write"], "delegatedPersonal": [], "application": [] } },
            "graph.blink(graph.room)": { "source": "lamps", "description": "Blinks.", "idempotent": true, \
            "documentation": null, "permissions": \
            { "delegatedWork": ["Room.Write"], "delegatedPersonal": [], "application": [] } },
            """
        )
        #expect(outcome.lines == [])
        // The notes are not facts of the action, because the action for rooms has none.
        #expect(
            try lines("blink", in: outcome) == """
                "blink": { "body": "none", "description": "Blinks.", "documentation": "https://example.com/lamps", \
                "permissions": { "delegatedWork": ["Lamp.Write"], "delegatedPersonal": [], "application": [] }, \
                "clouds": ["global", "china"], "idempotent": true }
                """
        )
        #expect(
            try lines("/rooms/{room-id}", in: outcome) == """
                "/rooms/{room-id}": { "actions": { "blink": { "documentation": null, \
                "permissions": { "delegatedWork": ["Room.Write"], "delegatedPersonal": [], "application": [] }, \
                "clouds": ["global"] } } }
                """
        )
        #expect(try lines("/lamps/{lamp-id}", in: outcome).contains(#""blink": { "notes": ["Lamps only."] }, "#))
        #expect(
            try lines("/house/lamps/{lamp-id}", in: outcome).contains(
                """
                "blink": { \
                "permissions": { "delegatedWork": ["House.Write"], "delegatedPersonal": [], "application": [] }, \
                "clouds": ["global"], "notes": ["Lamps only."] }
                """
            )
        )
    }

    @Test("Facts about one action do not apply to an action without facts")
    func actionWithoutFacts() throws {
        let outcome = try outcome(
            """
            "graph.blink(graph.device)": { "source": "lamps", "clouds": ["global"], "permissions": \
            { "delegatedWork": ["Lamp.Write"], "delegatedPersonal": [], "application": [] }, "conflicts": \
            [{ "fact": "clouds", "value": ["global", "china"], "source": "metadata", "reason": "Not in China." }] },
            """
        )
        #expect(outcome.lines == [])
        #expect(try lines("blink", in: outcome) == #""blink": { "body": "none", "clouds": ["global"] }"#)
        #expect(
            try lines("/lamps/{lamp-id}", in: outcome).contains(
                """
                "blink": { \
                "permissions": { "delegatedWork": ["Lamp.Write"], "delegatedPersonal": [], "application": [] } }
                """
            )
        )
        #expect(try lines("/rooms/{room-id}", in: outcome) == #""/rooms/{room-id}": { "actions": { "blink": {} } }"#)
    }

    @Test("Facts that the schema cannot have for each path are reported if they differ")
    func differences() throws {
        let outcome = try outcome(
            """
            "graph.blink(graph.device)": { "source": "lamps", "description": "Blinks.", "idempotent": true },
            "graph.blink(graph.room)": { "source": "lamps", "description": "Blinks in a room." },
            """
        )
        #expect(outcome.text == nil)
        #expect(
            outcome.lines == [
                "Homes.slice.json:13:28: error: 'POST /rooms/{room-id}/blink' and 'POST /house/mainRoom/blink' are the "
                    + "same action in the schema as 'POST /lamps/{lamp-id}/blink', but differ in 'description' and "
                    + "'idempotent'",
                "Homes.slice.json:13:28: note: specify the same values for 'graph.blink(graph.device)' and "
                    + "'graph.blink(graph.room)' in the overlay, or exclude the operations of one of them",
            ]
        )
    }

    @Test("A suggested target contains the namespace of a type that has no alias")
    func typeInAnotherNamespace() throws {
        var home = try HomeImport()
        let isEdited = [
            home.edit(
                .metadata,
                #"<Action Name="dim" "#,
                #"<Action Name="blink" IsBound="true"><Parameter Name="x" Type="example.homes.energy.meter" /></Action>"#
                    + #"<Action Name="dim" "#
            ),
            home.edit(
                .metadata,
                #"<ComplexType Name="reading">"#,
                #"<EntityType Name="meter" BaseType="graph.entity" /><ComplexType Name="reading">"#
            ),
            home.edit(
                .metadata,
                #"<NavigationProperty Name="mainRoom" "#,
                #"<NavigationProperty Name="meter" Type="example.homes.energy.meter" /><NavigationProperty Name="mainRoom" "#
            ),
            home.edit(.slice, #""GET /house/mainRoom""#, #""GET /house/mainRoom", "POST /house/meter/blink""#),
            home.edit(
                .overlay,
                #""updateLamp": {"#,
                #""graph.blink(graph.device)": { "source": "lamps", "idempotent": true }, "updateLamp": {"#
            ),
        ]
        #expect(!isEdited.contains(false))
        #expect(
            home.run().lines == [
                "Homes.slice.json:13:28: error: 'POST /house/meter/blink' is the same action in the schema as "
                    + "'POST /lamps/{lamp-id}/blink', but differs in 'idempotent'",
                "Homes.slice.json:13:28: note: specify the same values for 'graph.blink(graph.device)' and "
                    + "'example.homes.blink(example.homes.energy.meter)' in the overlay, or exclude the operations of one "
                    + "of them",
            ]
        )
    }
}
