extension ImportCase {
    static let slice = slice1 + slice2

    static let slice1 = [
        ImportCase(
            "an empty slice",
            in: .slice,
            nil,
            "",
            """
            ?
            """
        ),
        ImportCase(
            "a slice that is not an object",
            in: .slice,
            nil,
            "[]",
            """
            ?
            """
        ),
        ImportCase(
            "an unknown key of a slice",
            in: .slice,
            #""navigation""#,
            #""navigations""#,
            """
            ?
            """
        ),
        ImportCase(
            "a slice without operations",
            in: .slice,
            #""operations": ["#,
            #""names": {}, "operation": ["#,
            """
            ?
            """
        ),
        ImportCase(
            "an unsupported version of the slice format",
            in: .slice,
            #""formatVersion": 1"#,
            #""formatVersion": 2"#,
            """
            ?
            """
        ),
        ImportCase(
            "an operation that is a number",
            in: .slice,
            #""GET /house/mainRoom""#,
            "1",
            """
            ?
            """
        ),
        ImportCase(
            "a blank operation",
            in: .slice,
            #""GET /house/mainRoom""#,
            #"" ""#,
            """
            ?
            """
        ),
        ImportCase(
            "operations that are not an array",
            in: .slice,
            #""navigation": ["graph.lamp/room"]"#,
            #""navigation": "graph.lamp/room""#,
            """
            ?
            """
        ),
        ImportCase(
            "an operation without a method",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""/house/mainRoom""#,
            """
            ?
            """
        ),
        ImportCase(
            "a method that does not exist",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""FETCH /house/mainRoom""#,
            """
            ?
            """
        ),
        ImportCase(
            "a path that is not valid",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/main Room""#,
            """
            ?
            """
        ),
    ]
}
