// SPDX-License-Identifier: MIT

import Testing

extension SharedActionTests {
    /// Annotations of the action `blink` for rooms.
    private static let description = #"<Annotation Term="Org.OData.Core.V1.Description" String="A." />"#

    private func annotations(_ text: String, of target: String = "graph.blink(graph.room)") -> String {
        #"<Annotations Target="\#(target)">\#(text)</Annotations>"#
    }

    @Test("An action has no description if the metadata has a different description for each type")
    func differentAnnotations() throws {
        let own = #"<Annotation Term="Org.OData.Core.V1.Description" String="B." />"#
        for other in ["", annotations(own, of: "graph.blink(graph.device)")] {
            let outcome = try outcome("", annotations: annotations(Self.description) + other)
            #expect(outcome.lines == [])
            #expect(try lines("blink", in: outcome) == #""blink": { "body": "none", "clouds": ["global", "china"] }"#)
        }
        let same = annotations(Self.description) + annotations(Self.description, of: "graph.blink(graph.device)")
        #expect(
            try lines("blink", in: outcome("", annotations: same))
                == #""blink": { "body": "none", "description": "A.", "clouds": ["global", "china"] }"#
        )
        let described = try outcome(
            """
            "graph.blink(graph.device)": { "source": "lamps", "description": "Blinks." },
            "graph.blink(graph.room)": { "source": "lamps", "description": "Blinks." },
            """,
            annotations: annotations(Self.description)
        )
        #expect(described.lines == [])
        #expect(
            try lines("blink", in: described)
                == #""blink": { "body": "none", "description": "Blinks.", "clouds": ["global", "china"] }"#
        )
    }

    @Test(
        "A description in the overlay for only one type is reported",
        arguments: ["graph.blink(graph.device)", "graph.blink(graph.room)"]
    )
    func differentOverlayDescriptions(_ target: String) throws {
        let facts = #""\#(target)": { "source": "lamps", "description": "Blinks." }, "#
        for annotations in ["", annotations(Self.description, of: "graph.blink(graph.device)")] {
            let outcome = try outcome(facts, annotations: annotations)
            #expect(
                outcome.lines.first == "Homes.slice.json:13:28: error: 'POST /rooms/{room-id}/blink' and "
                    + "'POST /house/mainRoom/blink' are the same action in the schema as 'POST /lamps/{lamp-id}/blink', "
                    + "but differ in 'description'"
            )
        }
    }

    @Test("An action that is deprecated for only one type is reported unless the overlay specifies the same for both")
    func differentDeprecations() throws {
        let annotations = annotations(
            """
            <Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>\
            <PropertyValue Property="Description" String="Use dim." />\
            <PropertyValue Property="Kind" EnumMember="Org.OData.Core.V1.RevisionKind/Deprecated" />\
            </Record></Collection></Annotation>
            """
        )
        let outcome = try outcome("", annotations: annotations)
        #expect(
            outcome.lines.first == "Homes.slice.json:13:28: error: 'POST /rooms/{room-id}/blink' and "
                + "'POST /house/mainRoom/blink' are the same action in the schema as 'POST /lamps/{lamp-id}/blink', "
                + "but differ in 'deprecated'"
        )
        let both = try self.outcome(
            #""graph.blink(graph.room)": { "source": "lamps", "deprecated": null }, "#,
            annotations: annotations
        )
        #expect(both.lines == [])
        #expect(try lines("blink", in: both) == #""blink": { "body": "none", "clouds": ["global", "china"] }"#)
    }

    @Test("A parameter has no description if the metadata has a different description for each type")
    func differentParameterAnnotations() throws {
        var home = try HomeImport()
        let action = #"<Action Name="sing" IsBound="true"><Parameter Name="x" Type="graph.room" />"#
        let parameter = #"<Parameter Name="song" Type="Edm.String">\#(Self.description)</Parameter></Action>"#
        let other = action.replacing("room", with: "lamp") + #"<Parameter Name="song" Type="Edm.String" /></Action>"#
        let isEdited = [
            home.edit(.metadata, #"<Action Name="dim" "#, action + parameter + other + #"<Action Name="dim" "#),
            home.edit(.slice, #""GET /house/mainRoom""#, #""GET /house/mainRoom", "POST /house/mainRoom/sing""#),
        ]
        #expect(!isEdited.contains(false))
        let outcome = home.run()
        #expect(outcome.lines == [])
        #expect(
            try lines("sing", in: outcome) == """
                "sing": { "body": "object", "parameters": { "song": { "type": "Edm.String" } }, "clouds": ["global"] }
                """
        )
        let facts =
            #""graph.sing(graph.room)/song": { "source": "lamps", "description": "The song." }, "updateLamp": {"#
        let isDescribed = home.edit(.overlay, #""updateLamp": {"#, facts)
        #expect(isDescribed)
        #expect(
            home.run().lines.first
                == "Homes.slice.json:13:28: error: 'POST /house/mainRoom/sing' is the same action in "
                + "the schema as 'POST /lamps/{lamp-id}/sing', but differs in 'song/description'"
        )
    }
}
