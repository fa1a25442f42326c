// SPDX-License-Identifier: MIT

extension ImportCase {
    static let slice2 = [
        ImportCase(
            "a pattern in the middle of a path",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /*/mainRoom""#,
            """
            Homes.slice.json:13:5: error: 'GET /*/mainRoom' does not specify an operation
            Homes.slice.json:13:5: note: '*' can only be the last segment after 'POST', where it matches all actions
            """
        ),
        ImportCase(
            "a pattern for a GET request",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/*""#,
            """
            Homes.slice.json:13:5: error: 'GET /house/*' does not specify an operation
            Homes.slice.json:13:5: note: '*' can only be the last segment after 'POST', where it matches all actions
            """
        ),
        ImportCase(
            "a client without a name",
            in: .slice,
            #""name": "HomeClient", "#,
            "",
            """
            Homes.slice.json:4:13: error: the client must have the key 'name'
            """
        ),
        ImportCase(
            "a version that Microsoft Graph does not have",
            in: .slice,
            #""version": "v1.0""#,
            #""version": "v2.0""#,
            """
            Homes.slice.json:3:14: error: 'v2.0' is not a version of Microsoft Graph
            Homes.slice.json:3:14: note: did you mean 'v1.0'?
            """
        ),
        ImportCase(
            "a property that the slice excludes but no type has",
            in: .slice,
            #""graph.lamp/icon""#,
            #""graph.lamp/icon", "graph.lamp/ikon""#,
            """
            Homes.slice.json:16:57: error: the schema has no property 'graph.lamp/ikon'
            Homes.slice.json:16:57: note: did you mean 'graph.lamp/icon'?
            """
        ),
        ImportCase(
            "an excluded navigation property that the slice does not include",
            in: .slice,
            #""graph.lamp/icon""#,
            #""graph.lamp/icon", "graph.lamp/schedules""#,
            """
            Homes.slice.json:16:57: error: the schema has no property 'graph.lamp/schedules'
            Homes.slice.json:16:57: note: it is a navigation property, which the schema contains only if 'navigation' lists it; remove it from 'exclude'
            """
        ),
        ImportCase(
            "a navigation property that does not exist",
            in: .slice,
            #""graph.lamp/room""#,
            #""graph.lamp/room", "graph.lamp/door""#,
            """
            Homes.slice.json:17:37: error: the schema has no navigation property 'graph.lamp/door'
            """
        ),
        ImportCase(
            "an order of a type that the schema does not have",
            in: .slice,
            #""order": {"#,
            #""order": { "graph.house": [],"#,
            """
            Homes.slice.json:20:14: error: the schema has no type 'graph.house'
            """
        ),
        ImportCase(
            "an order with a property that does not exist",
            in: .slice,
            #"["color", "name"]"#,
            #"["colour", "name"]"#,
            """
            Homes.slice.json:20:29: error: 'graph.lamp' has no property 'colour'
            Homes.slice.json:20:29: note: did you mean 'color'?
            """
        ),
        ImportCase(
            "a subtype of no type of the schema",
            in: .slice,
            #""graph.spot""#,
            #""graph.plan""#,
            """
            Homes.slice.json:18:16: error: 'graph.plan' is not a subtype of a type of the schema
            Homes.slice.json:18:16: note: list other types in 'types'
            """
        ),
        ImportCase(
            "a type that the metadata does not declare",
            in: .slice,
            #""graph.position""#,
            #""graph.places""#,
            """
            Homes.slice.json:19:13: error: the slice has the type 'graph.places', which the metadata does not declare
            """
        ),
        ImportCase(
            "a property that the schema format cannot express",
            in: .slice,
            #""graph.lamp/icon", "#,
            "",
            """
            Homes.csdl:43:37: error: the property 'icon' of 'graph.lamp' has the type 'Edm.Binary', which the schema format cannot express
            Homes.csdl:43:37: note: add 'graph.lamp/icon' to 'exclude' in the slice, or specify another type in the overlay
            """
        ),
        ImportCase(
            "a property in another namespace",
            in: .slice,
            #", "graph.room/energy""#,
            "",
            """
            Homes.csdl:57:39: error: the property 'energy' of 'graph.room' has the type 'example.homes.energy.reading', which is not in the namespace 'example.homes'; the schema format has a single namespace
            Homes.csdl:57:39: note: add 'graph.room/energy' to 'exclude' in the slice, or specify another type in the overlay
            """
        ),
        ImportCase(
            "HTTP methods with a space",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET, PATCH /house/mainRoom""#,
            """
            Homes.slice.json:13:5: error: 'GET, PATCH /house/mainRoom' is not an operation
            Homes.slice.json:13:5: note: write the HTTP methods with commas and without spaces, for example 'GET,POST /me/messages'
            """
        ),
        ImportCase(
            "a function with parentheses",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/changed()""#,
            """
            Homes.slice.json:13:5: error: '/lamps/changed()' is not a valid path
            Homes.slice.json:13:5: note: write a function without parentheses
            """
        ),
        ImportCase(
            "any HTTP method",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""* /house/mainRoom""#,
            """
            Homes.slice.json:13:5: error: '* /house/mainRoom' does not specify an operation
            Homes.slice.json:13:5: note: list the HTTP methods, for example 'GET,PATCH'; the method '*' is for 'exclude' and 'names'
            """
        ),
        ImportCase(
            "a misspelled function",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /lamps/chagned""#,
            """
            Homes.slice.json:13:5: error: 'chagned' follows a collection, which has no such function or action
            Homes.slice.json:13:5: note: did you mean 'changed'?
            """
        ),
        ImportCase(
            "an operation with a misspelled action",
            in: .slice,
            #""POST /house/lamps/{lamp-id}/blink""#,
            #""POST /house/lamps/{lamp-id}/blnk""#,
            """
            Homes.slice.json:12:5: error: 'example.homes.lamp' has no property, function, or action 'blnk'
            Homes.slice.json:12:5: note: did you mean 'blink'?
            """
        ),
        ImportCase(
            "a misspelled exclusion",
            in: .slice,
            #""POST /lamps/*/reset""#,
            #""POST /lamps/*/reset", "GET /lamp/changed""#,
            """
            Homes.slice.json:16:38: error: 'GET /lamp/changed' excludes no operation of this slice
            Homes.slice.json:16:38: note: did you mean 'GET /lamps/changed'?
            """
        ),
        ImportCase(
            "a property of a misspelled type",
            in: .slice,
            #""graph.lamp/icon""#,
            #""graph.lamp/icon", "graph.lapm/icon""#,
            """
            Homes.slice.json:16:57: error: the schema has no property 'graph.lapm/icon'
            Homes.slice.json:16:57: note: did you mean 'graph.lamp/icon'?
            """
        ),
    ]
}
