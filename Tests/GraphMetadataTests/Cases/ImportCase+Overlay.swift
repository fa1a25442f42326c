// SPDX-License-Identifier: MIT

extension ImportCase {
    static let overlay = [
        ImportCase(
            "an overlay that is not JSON",
            in: .overlay,
            #""formatVersion": 1,"#,
            "formatVersion",
            """
            Homes.overlay.json:2:3: error: expected a key in double quotes, found 'f'
            """
        ),
        ImportCase(
            "an overlay without facts",
            in: .overlay,
            #""facts": {"#,
            #""fact": {"#,
            """
            Homes.overlay.json:1:1: error: the overlay must have the key 'facts'
            Homes.overlay.json:18:3: error: 'fact' is not a valid key for the overlay
            Homes.overlay.json:18:3: note: did you mean 'facts'?
            """
        ),
        ImportCase(
            "a blank source",
            in: .overlay,
            #""https://example.com/limits""#,
            #""""#,
            """
            Homes.overlay.json:5:15: error: the string must not be empty or blank
            """
        ),
        ImportCase(
            "a target without a source",
            in: .overlay,
            #""graph.color/red": { "source": "lamps", "#,
            #""graph.color/red": { "#,
            """
            Homes.overlay.json:32:24: error: 'graph.color/red' must have the key 'source'
            Homes.overlay.json:32:24: note: the value is a key of 'sources'; a member or parameter can have the source of its declaration, which must come first
            """
        ),
        ImportCase(
            "a path below a path with a source",
            in: .overlay,
            #""/lamps/{lamp-id}": { "source": "lamps", "#,
            #""/lamps": { "source": "lamps", "description": "The lamps." }, "/lamps/{lamp-id}": { "#,
            """
            Homes.overlay.json:58:87: error: '/lamps/{lamp-id}' must have the key 'source'
            Homes.overlay.json:58:87: note: the value is a key of 'sources'; a member or parameter can have the source of its declaration, which must come first
            """
        ),
        ImportCase(
            "an operation below an operation with a source",
            in: .overlay,
            #""POST /house/lamps/{lamp-id}/blink": {"#,
            #""GET /lamps": { "source": "lamps" }, "GET /lamps/changed": { "notes": ["Now."] }, "POST /house/lamps/{lamp-id}/blink": {"#,
            """
            Homes.overlay.json:60:64: error: 'GET /lamps/changed' must have the key 'source'
            Homes.overlay.json:60:64: note: the value is a key of 'sources'; a member or parameter can have the source of its declaration, which must come first
            """
        ),
        ImportCase(
            "a source that does not exist",
            in: .overlay,
            #""graph.color/red": { "source": "lamps", "#,
            #""graph.color/red": { "source": "lamp", "#,
            """
            Homes.overlay.json:32:36: error: there is no source 'lamp'
            Homes.overlay.json:32:36: note: did you mean 'lamps'?
            """
        ),
        ImportCase(
            "a source that resembles none",
            in: .overlay,
            #""graph.color/red": { "source": "lamps", "#,
            #""graph.color/red": { "source": "documentation", "#,
            """
            Homes.overlay.json:32:36: error: there is no source 'documentation'
            Homes.overlay.json:32:36: note: add it to 'sources'
            """
        ),
        ImportCase(
            "a declaration without a source",
            in: .overlay,
            #""mode": { "source": "lamps", "#,
            #""mode": { "#,
            """
            Homes.overlay.json:9:13: error: 'mode' must have the key 'source'
            Homes.overlay.json:9:13: note: the value is a key of 'sources'; a member or parameter can have the source of its declaration, which must come first
            """
        ),
        ImportCase(
            "a declaration of a type that the metadata declares",
            in: .overlay,
            #""lampUpdate": {"#,
            #""spot": {"#,
            """
            Homes.overlay.json:12:5: error: the metadata declares the type 'graph.spot'
            Homes.overlay.json:12:5: note: describe it in 'facts'
            Homes.overlay.json:50:48: error: the body of the method 'updateLamp' has the type 'graph.lampUpdate', which the metadata does not declare
            """
        ),
        ImportCase(
            "a conflict without a reason",
            in: .overlay,
            #", "reason": "The page excludes China.""#,
            "",
            """
            Homes.overlay.json:55:9: error: a conflict must have the key 'reason'
            """
        ),
        ImportCase(
            "a conflict about nothing",
            in: .overlay,
            #""chosen": 200,"#,
            "",
            """
            Homes.overlay.json:39:19: error: the conflict is about 'status', which this target does not specify
            Homes.overlay.json:39:19: note: specify the value that you choose as 'status', or as 'chosen' if a schema cannot contain it
            """
        ),
        ImportCase(
            "a conflict without a difference",
            in: .overlay,
            #""value": 204"#,
            #""value": 200"#,
            """
            Homes.overlay.json:38:9: error: the source 'limits' has the same value; there is no conflict
            """
        ),
        ImportCase(
            "a conflict with a source that does not exist",
            in: .overlay,
            "\"source\": \"limits\",\n          \"reason\"",
            "\"source\": \"limit\",\n          \"reason\"",
            """
            Homes.overlay.json:42:21: error: there is no source 'limit'
            Homes.overlay.json:42:21: note: did you mean 'limits'?
            """
        ),
        ImportCase(
            "a target that appears twice",
            in: .overlay,
            #""graph.color/red": {"#,
            #""example.homes.color/red": { "source": "lamps" }, "graph.color/red": {"#,
            """
            Homes.overlay.json:32:55: error: the target 'graph.color/red' appears twice
            Homes.overlay.json:32:5: note: it appears here first
            """
        ),
        ImportCase(
            "a target with an invalid pattern",
            in: .overlay,
            #""GET /house/*""#,
            #""READ /house/*""#,
            """
            Homes.overlay.json:59:5: error: 'READ' is not a supported HTTP method
            Homes.overlay.json:59:5: note: use 'GET', 'POST', 'PATCH', 'PUT', 'DELETE', or '*'
            """
        ),
        ImportCase(
            "a misspelled type whose members have its source",
            in: .overlay,
            #""graph.lamp": {"#,
            #""graph.lmap": {"#,
            """
            Homes.overlay.json:19:5: error: neither the slice nor the metadata contains 'graph.lmap'
            Homes.overlay.json:19:5: note: did you mean 'graph.lamp'?
            Homes.overlay.json:24:24: error: 'graph.lamp/mode' must have the key 'source'
            Homes.overlay.json:24:24: note: the value is a key of 'sources'; a member or parameter can have the source of its declaration, which must come first
            Homes.overlay.json:26:30: error: 'graph.lamp/brightness' must have the key 'source'
            Homes.overlay.json:26:30: note: the value is a key of 'sources'; a member or parameter can have the source of its declaration, which must come first
            """
        ),
    ]
}
