extension ImportCase {
    static let overlay = [
        ImportCase(
            "an overlay that is not JSON",
            in: .overlay,
            #""formatVersion": 1,"#,
            "formatVersion",
            """
            ?
            """
        ),
        ImportCase(
            "an overlay without facts",
            in: .overlay,
            #""facts": {"#,
            #""fact": {"#,
            """
            ?
            """
        ),
        ImportCase(
            "a blank source",
            in: .overlay,
            #""https://example.com/limits""#,
            #""""#,
            """
            ?
            """
        ),
        ImportCase(
            "a target without a source",
            in: .overlay,
            #""graph.color/red": { "source": "lamps", "#,
            #""graph.color/red": { "#,
            """
            ?
            """
        ),
        ImportCase(
            "a source that does not exist",
            in: .overlay,
            #""graph.color/red": { "source": "lamps", "#,
            #""graph.color/red": { "source": "lamp", "#,
            """
            ?
            """
        ),
        ImportCase(
            "a source that resembles none",
            in: .overlay,
            #""graph.color/red": { "source": "lamps", "#,
            #""graph.color/red": { "source": "documentation", "#,
            """
            ?
            """
        ),
        ImportCase(
            "a declaration without a source",
            in: .overlay,
            #""mode": { "source": "lamps", "#,
            #""mode": { "#,
            """
            ?
            """
        ),
        ImportCase(
            "a declaration of a type that the metadata declares",
            in: .overlay,
            #""lampUpdate": {"#,
            #""spot": {"#,
            """
            ?
            """
        ),
        ImportCase(
            "a conflict without a reason",
            in: .overlay,
            #", "reason": "The page excludes China.""#,
            "",
            """
            ?
            """
        ),
        ImportCase(
            "a conflict about nothing",
            in: .overlay,
            #""chosen": 200,"#,
            "",
            """
            ?
            """
        ),
        ImportCase(
            "a conflict without a difference",
            in: .overlay,
            #""value": 204"#,
            #""value": 200"#,
            """
            ?
            """
        ),
        ImportCase(
            "a conflict with a source that does not exist",
            in: .overlay,
            "\"source\": \"limits\",\n          \"reason\"",
            "\"source\": \"limit\",\n          \"reason\"",
            """
            ?
            """
        ),
        ImportCase(
            "a target that appears twice",
            in: .overlay,
            #""graph.color/red": {"#,
            #""example.homes.color/red": { "source": "lamps" }, "graph.color/red": {"#,
            """
            ?
            """
        ),
        ImportCase(
            "a target with an invalid pattern",
            in: .overlay,
            #""GET /house/*""#,
            #""READ /house/*""#,
            """
            ?
            """
        ),
    ]
}
