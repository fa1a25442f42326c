// SPDX-License-Identifier: MIT

extension ImportCase {
    static let facts = [
        ImportCase(
            "a type that the slice does not contain",
            in: .overlay,
            #""graph.color/red": {"#,
            #""graph.plan": { "source": "lamps" }, "graph.color/red": {"#,
            """
            Homes.overlay.json:32:5: error: the slice does not contain 'graph.plan'
            """
        ),
        ImportCase(
            "a property that the metadata does not have",
            in: .overlay,
            #""graph.lamp/mode": {"#,
            #""graph.lamp/mod": { "description": "The mode." }, "graph.lamp/mode": {"#,
            """
            Homes.overlay.json:24:5: error: neither the slice nor the metadata contains 'graph.lamp/mod'
            Homes.overlay.json:24:5: note: did you mean 'graph.lamp/mode'?
            """
        ),
        ImportCase(
            "an action that the slice excludes",
            in: .overlay,
            #""updateLamp": {"#,
            #""graph.reset(graph.lamp)": { "source": "lamps" }, "updateLamp": {"#,
            """
            Homes.overlay.json:50:5: error: the slice does not contain 'graph.reset(graph.lamp)'
            """
        ),
        ImportCase(
            "a parameter that the action does not have",
            in: .overlay,
            #""graph.switchOff(Collection(graph.lamp))/ids""#,
            #""graph.switchOff(Collection(graph.lamp))/names""#,
            """
            Homes.overlay.json:49:5: error: neither the slice nor the metadata contains 'graph.switchOff(Collection(graph.lamp))/names'
            Homes.overlay.json:49:5: note: its members include 'ids'
            """
        ),
        ImportCase(
            "a path that the slice does not contain",
            in: .overlay,
            #""/lamps/{lamp-id}": {"#,
            #""/lamps/{id}": {"#,
            """
            Homes.overlay.json:58:5: error: the slice does not contain '/lamps/{id}'
            """
        ),
        ImportCase(
            "an operation that the slice does not contain",
            in: .overlay,
            #""GET /house/*""#,
            #""PATCH /house/*""#,
            """
            Homes.overlay.json:59:5: error: the slice does not contain 'PATCH /house/*'
            """
        ),
        ImportCase(
            "a method that the slice does not contain",
            in: .overlay,
            #""updateLamp": {"#,
            #""replaceLamp": { "source": "lamps" }, "updateLamp": {"#,
            """
            Homes.overlay.json:50:5: error: the slice does not contain 'replaceLamp'
            Homes.overlay.json:50:5: note: the methods of the schema include 'createLamp', 'deleteLamp', 'getLamp', 'getRoom', 'listChangedLamps', 'listLamps', and 'updateLamp'
            """
        ),
        ImportCase(
            "a fact that the target cannot have",
            in: .overlay,
            #""graph.lamp/mode": { "#,
            #""graph.lamp/mode": { "clouds": [], "#,
            """
            Homes.overlay.json:24:26: error: 'clouds' is not a valid fact about 'graph.lamp/mode'
            Homes.overlay.json:24:26: note: the valid facts are 'type', 'description', 'swiftName', 'nullable', 'key', 'required', 'readOnly', 'sensitive', 'default', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', and 'allowedValues'
            """
        ),
        ImportCase(
            "a misspelled fact",
            in: .overlay,
            #""maxItems": 20"#,
            #""maxItem": 20"#,
            """
            Homes.overlay.json:49:54: error: 'maxItem' is not a valid fact about 'graph.switchOff(Collection(graph.lamp))/ids'
            Homes.overlay.json:49:54: note: did you mean 'maxItems'?
            """
        ),
        ImportCase(
            "a fact with the wrong type",
            in: .overlay,
            #""maxItems": 20"#,
            #""maxItems": "20""#,
            """
            Homes.overlay.json:49:66: error: expected a whole number of 0 or more, found a string
            """
        ),
        ImportCase(
            "a fact that the validator rejects",
            in: .overlay,
            #""maxItems": 20"#,
            #""maxLength": 20"#,
            """
            Homes.overlay.json:49:67: error: 'maxLength' applies only to a string; the type of 'ids' is 'Collection(Edm.String)'
            """
        ),
        ImportCase(
            "a contradiction of the metadata",
            in: .overlay,
            #""graph.lamp/mode": { "#,
            #""graph.lamp/features": { "type": "Edm.Int32" }, "graph.lamp/mode": { "#,
            """
            Homes.overlay.json:24:38: error: the metadata specifies "graph.feature" for 'type' of 'graph.lamp/features'
            Homes.overlay.json:24:38: note: add it to 'conflicts' with the source 'metadata' and the reason for your choice
            """
        ),
        ImportCase(
            "a contradiction of the metadata on one path",
            in: .overlay,
            #""updateLamp": {"#,
            #""GET /lamps/{lamp-id}": { "source": "lamps", "clouds": ["global"] }, "updateLamp": {"#,
            """
            Homes.overlay.json:50:60: error: the metadata specifies ["global", "china"] for 'clouds' of 'GET /lamps/{lamp-id}'
            Homes.overlay.json:50:60: note: add it to 'conflicts' with the source 'metadata' and the reason for your choice
            """
        ),
        ImportCase(
            "a conflict with a statement that the metadata no longer makes",
            in: .overlay,
            #""value": ["global", "china"]"#,
            #""value": ["global", "usGovL4"]"#,
            """
            Homes.overlay.json:55:38: error: the metadata specifies ["global", "china"] for 'clouds', but the conflict states ["global", "usGovL4"]
            """
        ),
        ImportCase(
            "a conflict with a statement that the metadata never made",
            in: .overlay,
            #""graph.lamp/mode": { "#,
            #""graph.lamp/color": { "maxLength": 4, "conflicts": [{ "fact": "maxLength", "value": 5, "source": "metadata", "reason": "Shorter." }] }, "graph.lamp/mode": { "#,
            """
            Homes.overlay.json:24:89: error: the metadata specifies no value for 'maxLength', but the conflict states 5
            """
        ),
        ImportCase(
            "an additional property that the metadata has",
            in: .overlay,
            #""serialNumber": {"#,
            #""name": { "type": "Edm.String" }, "serialNumber": {"#,
            """
            Homes.overlay.json:22:23: error: the metadata has the property 'name'
            Homes.overlay.json:22:23: note: describe it as 'graph.lamp/name'
            """
        ),
        ImportCase(
            "an additional property with an unsupported type",
            in: .overlay,
            #""serialNumber": { "type": "Edm.String""#,
            #""serialNumber": { "type": "Edm.Byte""#,
            """
            Homes.overlay.json:22:49: error: the property 'serialNumber' of 'graph.lamp' has the type 'Edm.Byte', which the schema format cannot express
            """
        ),
        ImportCase(
            "a type in another namespace",
            in: .overlay,
            #""graph.lamp/mode": { "type": "graph.mode" }"#,
            #""graph.lamp/mode": { "type": "example.homes.energy.reading" }"#,
            """
            Homes.overlay.json:24:34: error: the property 'mode' of 'graph.lamp' has the type 'example.homes.energy.reading', which is not in the namespace 'example.homes'; the schema format has a single namespace
            Homes.overlay.json:24:34: note: add 'graph.lamp/mode' to 'exclude' in the slice, or specify another type in the overlay
            """
        ),
        ImportCase(
            "a response with a type that does not exist",
            in: .overlay,
            #""returns": null"#,
            #""returns": "graph.lamps""#,
            """
            Homes.overlay.json:50:79: error: the response of the method 'updateLamp' has the type 'graph.lamps', which the metadata does not declare
            """
        ),
    ]
}
