// SPDX-License-Identifier: MIT

extension ImportCase {
    static let targets = [
        ImportCase(
            "a misspelled member of an enum",
            in: .overlay,
            #""graph.color/red": {"#,
            #""graph.color/rde": {"#,
            """
            TODO
            """
        ),
        ImportCase(
            "a misspelled property of a base type",
            in: .overlay,
            #""graph.device/name": {"#,
            #""graph.lamp/nmae": {"#,
            """
            TODO
            """
        ),
        ImportCase(
            "a property that the slice excludes",
            in: .overlay,
            #""graph.lamp/mode": {"#,
            #""graph.lamp/icon": { "description": "An icon." }, "graph.lamp/mode": {"#,
            """
            TODO
            """
        ),
        ImportCase(
            "a parameter of a misspelled action",
            in: .overlay,
            #""graph.dim(graph.lamp)/Level""#,
            #""graph.dimm(graph.lamp)/Level""#,
            """
            TODO
            """
        ),
        ImportCase(
            "a misspelled action",
            in: .overlay,
            #""updateLamp": {"#,
            #""graph.blnk(graph.device)": { "source": "lamps" }, "updateLamp": {"#,
            """
            TODO
            """
        ),
        ImportCase(
            "a misspelled method",
            in: .overlay,
            #""updateLamp": {"#,
            #""updateLmap": { "source": "lamps" }, "updateLamp": {"#,
            """
            TODO
            """
        ),
        ImportCase(
            "a method without a part of the name of its type",
            in: .overlay,
            #""updateLamp": {"#,
            #""listChanges": { "source": "lamps" }, "updateLamp": {"#,
            """
            TODO
            """
        ),
        ImportCase(
            "a misspelled path",
            in: .overlay,
            #""/lamps/{lamp-id}": {"#,
            #""/lamp/{lamp-id}": {"#,
            """
            TODO
            """
        ),
        ImportCase(
            "a misspelled operation on a path",
            in: .overlay,
            #""POST /house/lamps/{lamp-id}/blink": {"#,
            #""POST /house/lamp/{lamp-id}/blink": {"#,
            """
            TODO
            """
        ),
        ImportCase(
            "a type that cannot be sent as a string",
            in: .overlay,
            #""graph.lamp/mode": { "type": "graph.mode" }"#,
            #""graph.lamp/mode": { "type": "Edm.Int32" }"#,
            """
            TODO
            """
        ),
        ImportCase(
            "an object in place of a string",
            in: .overlay,
            #""graph.lamp/mode": { "type": "graph.mode" }"#,
            #""graph.lamp/mode": { "type": "graph.position" }"#,
            """
            TODO
            """
        ),
        ImportCase(
            "a misspelled primitive type",
            in: .overlay,
            #""graph.lamp/mode": { "type": "graph.mode" }"#,
            #""graph.lamp/mode": { "type": "Edm.Strin" }"#,
            """
            TODO
            """
        ),
    ]
}
