// SPDX-License-Identifier: MIT

extension ImportCase {
    static let targets = [
        ImportCase(
            "a misspelled member of an enum",
            in: .overlay,
            #""graph.color/red": {"#,
            #""graph.color/rde": {"#,
            """
            Homes.overlay.json:32:5: error: neither the slice nor the metadata contains 'graph.color/rde'
            Homes.overlay.json:32:5: note: did you mean 'graph.color/red'?
            """
        ),
        ImportCase(
            "a misspelled property of a base type",
            in: .overlay,
            #""graph.device/name": {"#,
            #""graph.lamp/nmae": {"#,
            """
            Homes.overlay.json:25:5: error: neither the slice nor the metadata contains 'graph.lamp/nmae'
            Homes.overlay.json:25:5: note: did you mean 'graph.lamp/name'?
            """
        ),
        ImportCase(
            "a property that the slice excludes",
            in: .overlay,
            #""graph.lamp/mode": {"#,
            #""graph.lamp/icon": { "description": "An icon." }, "graph.lamp/mode": {"#,
            """
            Homes.overlay.json:24:5: error: the slice does not contain 'graph.lamp/icon'
            """
        ),
        ImportCase(
            "a parameter of a misspelled action",
            in: .overlay,
            #""graph.dim(graph.lamp)/Level""#,
            #""graph.dimm(graph.lamp)/Level""#,
            """
            Homes.overlay.json:47:5: error: neither the slice nor the metadata contains 'graph.dimm(graph.lamp)/Level'
            Homes.overlay.json:47:5: note: did you mean 'graph.dim(graph.lamp)/Level'?
            """
        ),
        ImportCase(
            "a misspelled action",
            in: .overlay,
            #""updateLamp": {"#,
            #""graph.blnk(graph.device)": { "source": "lamps" }, "updateLamp": {"#,
            """
            Homes.overlay.json:50:5: error: neither the slice nor the metadata contains 'graph.blnk(graph.device)'
            Homes.overlay.json:50:5: note: did you mean 'graph.blink(graph.device)'?
            """
        ),
        ImportCase(
            "a misspelled method",
            in: .overlay,
            #""updateLamp": {"#,
            #""updateLmap": { "source": "lamps" }, "updateLamp": {"#,
            """
            Homes.overlay.json:50:5: error: the slice does not contain 'updateLmap'
            Homes.overlay.json:50:5: note: did you mean 'updateLamp'?
            """
        ),
        ImportCase(
            "a method without a part of the name of its type",
            in: .overlay,
            #""updateLamp": {"#,
            #""listChanges": { "source": "lamps" }, "updateLamp": {"#,
            """
            Homes.overlay.json:50:5: error: the slice does not contain 'listChanges'
            Homes.overlay.json:50:5: note: the methods of the schema include 'listChangedLamps' and 'listLamps'
            """
        ),
        ImportCase(
            "a method with a verb that suits another method",
            in: .overlay,
            #""updateLamp": {"#,
            #""listRoom": { "source": "lamps" }, "updateLamp": {"#,
            """
            Homes.overlay.json:50:5: error: the slice does not contain 'listRoom'
            Homes.overlay.json:50:5: note: the methods of the schema include 'listChangedLamps' and 'listLamps'
            """
        ),
        ImportCase(
            "a misspelled path",
            in: .overlay,
            #""/lamps/{lamp-id}": {"#,
            #""/lamp/{lamp-id}": {"#,
            """
            Homes.overlay.json:58:5: error: the slice does not contain '/lamp/{lamp-id}'
            Homes.overlay.json:58:5: note: did you mean '/lamps/{lamp-id}'?
            """
        ),
        ImportCase(
            "a misspelled operation on a path",
            in: .overlay,
            #""POST /house/lamps/{lamp-id}/blink": {"#,
            #""POST /house/lamp/{lamp-id}/blink": {"#,
            """
            Homes.overlay.json:60:5: error: the slice does not contain 'POST /house/lamp/{lamp-id}/blink'
            Homes.overlay.json:60:5: note: did you mean 'POST /house/lamps/{lamp-id}/blink'?
            """
        ),
        ImportCase(
            "a type that cannot be sent as a string",
            in: .overlay,
            #""graph.lamp/mode": { "type": "graph.mode" }"#,
            #""graph.lamp/mode": { "type": "Edm.Int32" }"#,
            """
            Homes.overlay.json:24:34: error: the metadata specifies "Edm.String" for 'type' of 'graph.lamp/mode'
            Homes.overlay.json:24:34: note: add it to 'conflicts' with the source 'metadata' and the reason for your choice
            """
        ),
        ImportCase(
            "an object in place of a string",
            in: .overlay,
            #""graph.lamp/mode": { "type": "graph.mode" }"#,
            #""graph.lamp/mode": { "type": "graph.position" }"#,
            """
            Homes.overlay.json:24:34: error: the metadata specifies "Edm.String" for 'type' of 'graph.lamp/mode'
            Homes.overlay.json:24:34: note: add it to 'conflicts' with the source 'metadata' and the reason for your choice
            """
        ),
        ImportCase(
            "a misspelled primitive type",
            in: .overlay,
            #""graph.lamp/mode": { "type": "graph.mode" }"#,
            #""graph.lamp/mode": { "type": "Edm.Strin" }"#,
            """
            Homes.overlay.json:24:34: error: the property 'mode' of 'graph.lamp' has the type 'Edm.Strin', which the schema format cannot express
            Homes.overlay.json:24:34: note: did you mean 'Edm.String'?
            """
        ),
    ]
}
