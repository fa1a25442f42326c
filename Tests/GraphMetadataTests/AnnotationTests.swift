// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// Tests of annotations that refer to their target by name.
@Suite(.computing) struct AnnotationTests {
    private static let description = #"<Annotation Term="Org.OData.Core.V1.Description" String="More." />"#
    private static let computed = #"<Annotation Term="Org.OData.Core.V1.Computed" Bool="true" />"#
    private static let deprecation = """
        <Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>\
        <PropertyValue Property="Description" String="Use color." />\
        <PropertyValue Property="Kind" EnumMember="Org.OData.Core.V1.RevisionKind/Deprecated" />\
        </Record></Collection></Annotation>
        """

    /// Returns the outcome of an import with additional annotations.
    private func outcome(_ target: String, _ text: String) throws -> HomeImport.Outcome {
        var home = try HomeImport()
        let isEdited = home.edit(
            .metadata,
            #"<Annotations Target="graph.lamp">"#,
            #"<Annotations Target="\#(target)">\#(text)</Annotations><Annotations Target="graph.lamp">"#
        )
        #expect(isEdited)
        return home.run()
    }

    @Test(
        "Annotations that the import does not use change neither the schema nor the reduced metadata",
        arguments: [
            // The enum's member has a description of its own.
            ("graph.color/blue", computed), ("graph.color/blue", deprecation), ("graph.color/green", description),
            ("graph.color", computed), ("graph.lamp", deprecation), ("graph.lamp/mode", deprecation),
            ("graph.lamp/schedules", description), ("graph.lamp/shape", description),
            ("graph.blink(graph.device)", computed), ("graph.dim(graph.lamp)/Speed", description),
            // The types are not those of the action's parameters.
            ("graph.blink(graph.device, Edm.String)", deprecation), ("graph.dim(graph.lamp, Edm.Boolean)", deprecation),
        ]
    )
    func unusedAnnotations(_ target: String, _ text: String) throws {
        let expected = try HomeImport().run()
        let outcome = try outcome(target, text)
        #expect(outcome.lines == [])
        #expect(outcome.text == expected.text)
        #expect(outcome.cuts == expected.cuts)
    }

    @Test("The type that an action is bound to identifies the action in a target")
    func bindingType() throws {
        let outcome = try outcome("graph.dim(graph.lamp)", Self.deprecation)
        #expect(outcome.lines == [])
        #expect(
            outcome.text?.contains(
                """
                      "returns": "graph.lamp",
                      "clouds": ["global"],
                      "idempotent": true,
                      "deprecated": "Use color."
                """
            ) == true
        )
        #expect(outcome.cuts.first?.contains(#"<Annotations Target="graph.dim(graph.lamp)">"#) == true)
    }

    @Test("The type that a function is bound to does not identify a function with parameters")
    func functionWithParameters() throws {
        var home = try HomeImport()
        let isEdited = [
            home.edit(
                .metadata,
                #"<Function Name="power" "#,
                #"<Function Name="forecast" IsBound="true"><Parameter Name="x" Type="graph.room" />"#
                    + #"<ReturnType Type="graph.position" /></Function><Function Name="power" "#
            ),
            home.edit(.slice, #""GET /house/mainRoom""#, #""GET /house/mainRoom", "GET /house/mainRoom/forecast""#),
            home.edit(
                .metadata,
                #"<Annotations Target="graph.lamp">"#,
                #"<Annotations Target="graph.forecast(graph.lamp)">\#(Self.description)</Annotations>"#
                    + #"<Annotations Target="graph.lamp">"#
            ),
        ]
        #expect(!isEdited.contains(false))
        let outcome = home.run()
        #expect(outcome.lines == [])
        #expect(outcome.cuts.first?.contains(#"<Function Name="forecast""#) == true)
        #expect(outcome.cuts.first?.contains("graph.forecast(") == false)
    }
}
