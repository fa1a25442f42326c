extension ImportCase {
    static let slice2 = [
        ImportCase(
            "a pattern in the middle of a path",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /*/mainRoom""#,
            """
            ?
            """
        ),
        ImportCase(
            "a pattern for a GET request",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/*""#,
            """
            ?
            """
        ),
        ImportCase(
            "a client without a name",
            in: .slice,
            #""name": "HomeClient", "#,
            "",
            """
            ?
            """
        ),
        ImportCase(
            "a version that is not valid",
            in: .slice,
            #""version": "v1.0""#,
            #""version": "v1/0""#,
            """
            ?
            """
        ),
        ImportCase(
            "a property that the slice excludes but no type has",
            in: .slice,
            #""graph.lamp/icon""#,
            #""graph.lamp/icon", "graph.lamp/ikon""#,
            """
            ?
            """
        ),
        ImportCase(
            "a navigation property that does not exist",
            in: .slice,
            #""graph.lamp/room""#,
            #""graph.lamp/room", "graph.lamp/door""#,
            """
            ?
            """
        ),
        ImportCase(
            "an order of a type that the schema does not have",
            in: .slice,
            #""order": {"#,
            #""order": { "graph.house": [],"#,
            """
            ?
            """
        ),
        ImportCase(
            "an order with a property that does not exist",
            in: .slice,
            #"["color", "name"]"#,
            #"["colour", "name"]"#,
            """
            ?
            """
        ),
        ImportCase(
            "a subtype of no type of the schema",
            in: .slice,
            #""graph.spot""#,
            #""graph.plan""#,
            """
            ?
            """
        ),
        ImportCase(
            "a type that the metadata does not declare",
            in: .slice,
            #""graph.position""#,
            #""graph.places""#,
            """
            ?
            """
        ),
        ImportCase(
            "a property that the schema format cannot express",
            in: .slice,
            #""graph.lamp/icon", "#,
            "",
            """
            ?
            """
        ),
        ImportCase(
            "a property in another namespace",
            in: .slice,
            #", "graph.room/energy""#,
            "",
            """
            ?
            """
        ),
    ]
}
