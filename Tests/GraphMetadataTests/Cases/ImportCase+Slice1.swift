// SPDX-License-Identifier: MIT

extension ImportCase {
    static let slice = slice1 + slice2

    static let slice1 = [
        ImportCase(
            "an empty slice",
            in: .slice,
            nil,
            "",
            """
            Homes.slice.json:1:1: error: the file is empty
            """
        ),
        ImportCase(
            "a slice that is not an object",
            in: .slice,
            nil,
            "[]",
            """
            Homes.slice.json:1:1: error: expected an object, found an array
            """
        ),
        ImportCase(
            "an unknown key of a slice",
            in: .slice,
            #""navigation""#,
            #""navigations""#,
            """
            Homes.slice.json:17:3: error: 'navigations' is not a valid key for the slice
            Homes.slice.json:17:3: note: did you mean 'navigation'?
            """
        ),
        ImportCase(
            "a key of a slice that resembles none",
            in: .slice,
            #""types":"#,
            #""kinds":"#,
            """
            Homes.slice.json:19:3: error: 'kinds' is not a valid key for the slice
            Homes.slice.json:19:3: note: the valid keys are 'formatVersion', 'version', 'client', 'operations', '$schema', 'names', 'exclude', 'navigation', 'subtypes', 'types', and 'order'
            """
        ),
        ImportCase(
            "a slice without operations",
            in: .slice,
            #""operations": ["#,
            #""names": {}, "operation": ["#,
            """
            Homes.slice.json:1:1: error: the slice must have the key 'operations'
            Homes.slice.json:5:16: error: 'operation' is not a valid key for the slice
            Homes.slice.json:5:16: note: did you mean 'operations'?
            Homes.slice.json:15:3: error: the key 'names' appears twice in this object
            Homes.slice.json:5:3: note: it appears here first
            """
        ),
        ImportCase(
            "an unsupported version of the slice format",
            in: .slice,
            #""formatVersion": 1"#,
            #""formatVersion": 2"#,
            """
            Homes.slice.json:2:20: error: the format version is not supported
            Homes.slice.json:2:20: note: use the number 1
            """
        ),
        ImportCase(
            "an operation that is a number",
            in: .slice,
            #""GET /house/mainRoom""#,
            "1",
            """
            Homes.slice.json:13:5: error: expected a string, found a number
            """
        ),
        ImportCase(
            "a blank operation",
            in: .slice,
            #""GET /house/mainRoom""#,
            #"" ""#,
            """
            Homes.slice.json:13:5: error: the string must not be empty or blank
            """
        ),
        ImportCase(
            "operations that are not an array",
            in: .slice,
            #""navigation": ["graph.lamp/room"]"#,
            #""navigation": "graph.lamp/room""#,
            """
            Homes.slice.json:17:17: error: expected an array, found a string
            """
        ),
        ImportCase(
            "an operation without a method",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""/house/mainRoom""#,
            """
            Homes.slice.json:13:5: error: '/house/mainRoom' is not an operation
            Homes.slice.json:13:5: note: an operation consists of HTTP methods, a space, and a path, for example 'GET,POST /me/messages'
            """
        ),
        ImportCase(
            "a method that does not exist",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""FETCH /house/mainRoom""#,
            """
            Homes.slice.json:13:5: error: 'FETCH' is not a supported HTTP method
            Homes.slice.json:13:5: note: use 'GET', 'POST', 'PATCH', 'PUT', 'DELETE', or '*'
            """
        ),
        ImportCase(
            "a path that is not valid",
            in: .slice,
            #""GET /house/mainRoom""#,
            #""GET /house/main Room""#,
            """
            Homes.slice.json:13:5: error: '/house/main Room' is not a valid path
            Homes.slice.json:13:5: note: a path consists of segments of letters, digits, '-', '_', and '$', each after a '/'; a placeholder is a whole segment in braces, and '*' is a whole segment
            """
        ),
    ]
}
