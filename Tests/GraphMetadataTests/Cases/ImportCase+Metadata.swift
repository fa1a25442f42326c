// SPDX-License-Identifier: MIT

extension ImportCase {
    static let metadata = [
        ImportCase(
            "another root element",
            in: .metadata,
            "edmx:Edmx",
            "edmx:Service",
            """
            Homes.csdl:4:1: error: expected the element 'edmx:Edmx', found 'edmx:Service'
            """
        ),
        ImportCase(
            "metadata without a schema",
            in: .china,
            nil,
            "<edmx:Edmx/>",
            """
            Homes.china.csdl:1:1: error: the metadata contains no schema
            """
        ),
        ImportCase(
            "a type without a name",
            in: .metadata,
            #"<ComplexType Name="position">"#,
            "<ComplexType>",
            """
            Homes.csdl:20:7: error: the element 'ComplexType' must have the attribute 'Name'
            """
        ),
        ImportCase(
            "a type that is declared twice",
            in: .metadata,
            #"<ComplexType Name="schedule">"#,
            #"<ComplexType Name="position">"#,
            """
            Homes.csdl:25:7: error: the type 'example.homes.position' is declared twice
            """
        ),
        ImportCase(
            "a bound action without a parameter",
            in: .metadata,
            #"<Parameter Name="bindingParameter" Type="graph.device" />"#,
            "",
            """
            Homes.csdl:66:7: error: the operation 'example.homes.blink' is bound but has no parameter
            """
        ),
        ImportCase(
            "a base type that does not exist",
            in: .metadata,
            #"BaseType="graph.device""#,
            #"BaseType="graph.thing""#,
            """
            Homes.csdl:39:41: error: the base type 'graph.thing' of 'example.homes.lamp' does not exist
            """
        ),
        ImportCase(
            "a type that is its own base type",
            in: .metadata,
            #"<EntityType Name="entity" Abstract="true">"#,
            #"<EntityType Name="entity" BaseType="graph.device">"#,
            """
            Homes.csdl:29:43: error: the base type 'graph.device' leads back to a type that is based on it
            Homes.csdl:35:43: error: the base type 'graph.entity' leads back to a type that is based on it
            """
        ),
        ImportCase(
            "a type that does not exist",
            in: .metadata,
            #"<Property Name="color" Type="graph.color" />"#,
            #"<Property Name="color" Type="graph.colour" />"#,
            """
            Homes.csdl:41:38: error: the property 'color' of 'graph.lamp' has the type 'graph.colour', which the metadata does not declare
            Homes.csdl:41:38: note: add 'graph.lamp/color' to 'exclude' in the slice, or specify another type in the overlay
            """
        ),
        ImportCase(
            "an unsupported type of a parameter",
            in: .metadata,
            #"<Parameter Name="ids" Type="Collection(Edm.String)""#,
            #"<Parameter Name="ids" Type="Collection(Edm.Date)""#,
            """
            Homes.csdl:84:37: error: the parameter 'ids' of the action 'switchOff' has the type 'Collection(Edm.Date)', which the schema format cannot express
            """
        ),
        ImportCase(
            "an unsupported type of a response",
            in: .metadata,
            #"<ReturnType Type="graph.lamp" />"#,
            #"<ReturnType Type="Edm.Stream" />"#,
            """
            Homes.csdl:73:27: error: the response of the action 'dim' has the type 'Edm.Stream', which the schema format cannot express
            Homes.csdl:73:27: note: exclude the operation in the slice
            """
        ),
        ImportCase(
            "an enum without members",
            in: .metadata,
            " IsFlags=\"true\">\n        <Member Name=\"dimmable\" Value=\"1\" />\n        <Member Name=\"colored\" Value=\"2\" />\n",
            ">\n",
            """
            Homes.csdl:15:7: error: the enum 'graph.feature' has no members, which the schema format cannot express
            Homes.csdl:15:7: note: specify the type Edm.String for its properties in the overlay, or exclude them in the slice
            """
        ),
        ImportCase(
            "a response that is a single value",
            in: .metadata,
            #"<ReturnType Type="graph.lamp" />"#,
            #"<ReturnType Type="Edm.String" />"#,
            """
            Homes.csdl:73:27: error: the response of the action 'dim' has the type 'Edm.String', which the schema format cannot express
            Homes.csdl:73:27: note: exclude the operation in the slice
            """
        ),
    ]
}
