// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// Tests of functions that have the same name but are bound to different types.
@Suite(.computing) struct SharedMethodTests {
    private static let description = #"<Annotation Term="Org.OData.Core.V1.Description" String="The modes." />"#
    private static let deprecation = """
        <Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>\
        <PropertyValue Property="Description" String="Use mode." />\
        <PropertyValue Property="Kind" EnumMember="Org.OData.Core.V1.RevisionKind/Deprecated" />\
        </Record></Collection></Annotation>
        """

    /// Returns the outcome of an import of the function `modes` for lamps and rooms, each with its annotations. The facts
    /// are members of the overlay's `facts`.
    private func outcome(_ annotations: (String, String), facts: String = "") throws -> HomeImport.Outcome {
        func function(_ type: String, _ annotations: String) -> String {
            """
            <Function Name="modes" IsBound="true"><Parameter Name="x" Type="graph.\(type)" />\
            <ReturnType Type="Collection(Edm.String)" />\(annotations)</Function>
            """
        }
        var home = try HomeImport()
        let isEdited = [
            home.edit(
                .metadata,
                #"<Action Name="dim" "#,
                function("lamp", annotations.0) + function("room", annotations.1) + #"<Action Name="dim" "#
            ),
            home.edit(
                .slice,
                #""GET /house/mainRoom""#,
                """
                "GET /house/mainRoom", "GET /lamps/{lamp-id}/modes", "GET /rooms/{room-id}/modes", \
                "GET /house/mainRoom/modes"
                """
            ),
            home.edit(.overlay, #""updateLamp": {"#, facts + #""updateLamp": {"#),
        ]
        #expect(!isEdited.contains(false))
        return home.run()
    }

    private func method(in outcome: HomeImport.Outcome) throws -> String {
        let match = try #require(outcome.text?.firstMatch(of: /"modes": \{\n[^}]*\}/))
        return match.output.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    }

    @Test("A method has no description if the metadata has a different description for each type")
    func differentDescriptions() throws {
        let outcome = try outcome((Self.description, ""))
        #expect(outcome.lines == [])
        let bare = #""modes": { "method": "GET", "returns": "Collection(Edm.String)", "clouds": ["global"] }"#
        #expect(try method(in: outcome) == bare)
        #expect(try method(in: self.outcome(("", Self.description))) == bare)
        let described = #""description": "The modes.", "returns": "Collection(Edm.String)", "clouds": ["global"] }"#
        #expect(
            try method(in: self.outcome((Self.description, Self.description)))
                == #""modes": { "method": "GET", "# + described
        )
        let facts = #""modes": { "source": "lamps", "description": "The modes." }, "#
        let specified = try self.outcome(("", Self.description), facts: facts)
        #expect(specified.lines == [])
        #expect(try method(in: specified) == #""modes": { "method": "GET", "# + described)
    }

    @Test("A function that is deprecated for only one type is reported unless the overlay specifies the deprecation")
    func differentDeprecations() throws {
        let outcome = try outcome((Self.deprecation, ""))
        #expect(
            outcome.lines == [
                "Homes.slice.json:13:58: error: 'GET /rooms/{room-id}/modes' and 'GET /house/mainRoom/modes' are the same "
                    + "method in the schema as 'GET /lamps/{lamp-id}/modes', but differ in 'deprecated'",
                "Homes.slice.json:13:58: note: specify 'deprecated' for 'modes' in the overlay, "
                    + "or specify another name for one of the operations in 'names'",
            ]
        )
        for (fact, expected) in [("null", ""), (#""Later.""#, #", "deprecated": "Later.""#)] {
            let facts = #""modes": { "source": "lamps", "deprecated": \#(fact) }, "#
            let specified = try self.outcome((Self.deprecation, ""), facts: facts)
            #expect(specified.lines == [])
            #expect(
                try method(in: specified) == """
                    "modes": { "method": "GET", "returns": "Collection(Edm.String)", "clouds": ["global"]\(expected) }
                    """
            )
        }
        #expect(
            try method(in: self.outcome((Self.deprecation, Self.deprecation))) == """
                "modes": { "method": "GET", "returns": "Collection(Edm.String)", "clouds": ["global"], \
                "deprecated": "Use mode." }
                """
        )
    }
}
