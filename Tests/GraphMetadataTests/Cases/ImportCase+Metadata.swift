extension ImportCase {
    static let metadata = [
        ImportCase(
            "another root element",
            in: .metadata,
            "edmx:Edmx",
            "edmx:Service",
            """
            ?
            """
        ),
        ImportCase(
            "metadata without a schema",
            in: .china,
            nil,
            "<edmx:Edmx/>",
            """
            ?
            """
        ),
        ImportCase(
            "a type without a name",
            in: .metadata,
            #"<ComplexType Name="position">"#,
            "<ComplexType>",
            """
            ?
            """
        ),
        ImportCase(
            "a type that is declared twice",
            in: .metadata,
            #"<ComplexType Name="schedule">"#,
            #"<ComplexType Name="position">"#,
            """
            ?
            """
        ),
        ImportCase(
            "a bound action without a parameter",
            in: .metadata,
            #"<Parameter Name="bindingParameter" Type="graph.device" />"#,
            "",
            """
            ?
            """
        ),
        ImportCase(
            "a base type that does not exist",
            in: .metadata,
            #"BaseType="graph.device""#,
            #"BaseType="graph.thing""#,
            """
            ?
            """
        ),
        ImportCase(
            "a type that is its own base type",
            in: .metadata,
            #"<EntityType Name="entity" Abstract="true">"#,
            #"<EntityType Name="entity" BaseType="graph.device">"#,
            """
            ?
            """
        ),
        ImportCase(
            "a type that does not exist",
            in: .metadata,
            #"<Property Name="color" Type="graph.color" />"#,
            #"<Property Name="color" Type="graph.colour" />"#,
            """
            ?
            """
        ),
        ImportCase(
            "an unsupported type of a parameter",
            in: .metadata,
            #"<Parameter Name="ids" Type="Collection(Edm.String)""#,
            #"<Parameter Name="ids" Type="Collection(Edm.Date)""#,
            """
            ?
            """
        ),
        ImportCase(
            "an unsupported type of a response",
            in: .metadata,
            #"<ReturnType Type="graph.lamp" />"#,
            #"<ReturnType Type="Edm.Stream" />"#,
            """
            ?
            """
        ),
        ImportCase(
            "a response that is a single value",
            in: .metadata,
            #"<ReturnType Type="graph.lamp" />"#,
            #"<ReturnType Type="Edm.String" />"#,
            """
            ?
            """
        ),
    ]
}
