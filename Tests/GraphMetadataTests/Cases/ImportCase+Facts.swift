extension ImportCase {
    static let facts = [
        ImportCase(
            "a type that the slice does not contain",
            in: .overlay,
            #""graph.color/red": {"#,
            #""graph.plan": { "source": "lamps" }, "graph.color/red": {"#,
            """
            ?
            """
        ),
        ImportCase(
            "a property that the metadata does not have",
            in: .overlay,
            #""graph.lamp/mode": {"#,
            #""graph.lamp/mod": { "description": "The mode." }, "graph.lamp/mode": {"#,
            """
            ?
            """
        ),
        ImportCase(
            "an action that the slice excludes",
            in: .overlay,
            #""updateLamp": {"#,
            #""graph.reset(graph.lamp)": { "source": "lamps" }, "updateLamp": {"#,
            """
            ?
            """
        ),
        ImportCase(
            "a parameter that the action does not have",
            in: .overlay,
            #""graph.switchOff(Collection(graph.lamp))/ids""#,
            #""graph.switchOff(Collection(graph.lamp))/names""#,
            """
            ?
            """
        ),
        ImportCase(
            "a path that the slice does not contain",
            in: .overlay,
            #""/lamps/{lamp-id}": {"#,
            #""/lamps/{id}": {"#,
            """
            ?
            """
        ),
        ImportCase(
            "an operation that the slice does not contain",
            in: .overlay,
            #""GET /house/*""#,
            #""PATCH /house/*""#,
            """
            ?
            """
        ),
        ImportCase(
            "a method that the slice does not contain",
            in: .overlay,
            #""updateLamp": {"#,
            #""replaceLamp": { "source": "lamps" }, "updateLamp": {"#,
            """
            ?
            """
        ),
        ImportCase(
            "a fact that the target cannot have",
            in: .overlay,
            #""graph.lamp/mode": { "#,
            #""graph.lamp/mode": { "clouds": [], "#,
            """
            ?
            """
        ),
        ImportCase(
            "a misspelled fact",
            in: .overlay,
            #""maxItems": 20"#,
            #""maxItem": 20"#,
            """
            ?
            """
        ),
        ImportCase(
            "a fact with the wrong type",
            in: .overlay,
            #""maxItems": 20"#,
            #""maxItems": "20""#,
            """
            ?
            """
        ),
        ImportCase(
            "a fact that the validator rejects",
            in: .overlay,
            #""maxItems": 20"#,
            #""maxLength": 20"#,
            """
            ?
            """
        ),
        ImportCase(
            "a contradiction of the metadata",
            in: .overlay,
            #""graph.lamp/mode": { "#,
            #""graph.lamp/features": { "type": "Edm.Int32" }, "graph.lamp/mode": { "#,
            """
            ?
            """
        ),
        ImportCase(
            "a conflict with a statement that the metadata no longer makes",
            in: .overlay,
            #""value": ["global", "china"]"#,
            #""value": ["global", "usGovL4"]"#,
            """
            ?
            """
        ),
        ImportCase(
            "a conflict with a statement that the metadata never made",
            in: .overlay,
            #""graph.lamp/mode": { "#,
            #""graph.lamp/color": { "maxLength": 4, "conflicts": [{ "fact": "maxLength", "value": 5, "source": "metadata", "reason": "Shorter." }] }, "graph.lamp/mode": { "#,
            """
            ?
            """
        ),
        ImportCase(
            "an additional property that the metadata has",
            in: .overlay,
            #""serialNumber": {"#,
            #""name": { "type": "Edm.String" }, "serialNumber": {"#,
            """
            ?
            """
        ),
        ImportCase(
            "an additional property with an unsupported type",
            in: .overlay,
            #""serialNumber": { "type": "Edm.String""#,
            #""serialNumber": { "type": "Edm.Byte""#,
            """
            ?
            """
        ),
        ImportCase(
            "a type in another namespace",
            in: .overlay,
            #""graph.lamp/mode": { "type": "graph.mode" }"#,
            #""graph.lamp/mode": { "type": "example.homes.energy.reading" }"#,
            """
            ?
            """
        ),
        ImportCase(
            "a response with a type that does not exist",
            in: .overlay,
            #""returns": null"#,
            #""returns": "graph.lamps""#,
            """
            ?
            """
        ),
    ]
}
