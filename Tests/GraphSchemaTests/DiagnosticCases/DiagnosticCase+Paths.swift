// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which paths, resources, or combinations are inconsistent.
    static let paths: [DiagnosticCase] = [
        DiagnosticCase(
            "different placeholders at the same position",
            #""paths": {"#,
            #"""
            "paths": {
                "/things/{id}/parts": { "description": "D.", "methods": { "getThing": {} } },
                "/things/{other}": { "description": "D.", "methods": { "getThing": {} } },
            """#,
            """
            40:5: error: the placeholder '{other}' of '/things/{other}' is named '{id}' in '/things/{id}/parts'; use the same name in all paths
            39:5: note: '{id}' is used here first
            41:5: error: the placeholder '{thing-id}' of '/things/{thing-id}' is named '{id}' in '/things/{id}/parts'; use the same name in all paths
            39:5: note: '{id}' is used here first
            """
        ),
        DiagnosticCase(
            "a duplicate path",
            #""paths": {"#,
            #"""
            "paths": {
                "/\u0074hings/{thing-id}": { "description": "D.", "methods": { "getThing": {} } },
            """#,
            """
            40:5: error: the key '/things/{thing-id}' appears twice in this object
            39:5: note: it appears here first
            """
        ),
        DiagnosticCase(
            "a path with too many segments",
            #""paths": {"#,
            #"""
            "paths": {
                "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a": { "description": "D.", "methods": { "getThing": {} } },
            """#,
            """
            39:5: error: the path has 65 segments; the maximum is 64
            """
        ),
        DiagnosticCase(
            "a resource whose name is not an identifier",
            #""description": "A thing.",\#n      "parameters""#,
            #"""
            "resource": "2nd", "description": "A thing.",
                  "parameters"
            """#,
            """
            40:19: error: '2nd' is not a valid name for a resource; use letters, digits, and '_', and start with a letter
            """
        ),
        DiagnosticCase(
            "a resource and a path with the same request builder name",
            #""description": "A thing.",\#n      "parameters""#,
            #"""
            "resource": "things", "description": "A thing.",
                  "parameters"
            """#,
            """
            40:19: error: the resource 'things' has the same Swift name as the path '/things', 'ThingsRequestBuilder'; give the resource another name
            39:5: note: the other name is here
            """
        ),
        DiagnosticCase(
            "two resources whose names differ in the case of their first letter",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/mine": { "resource": "Part", "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}": { "resource": "part",
            """#,
            """
            40:41: error: the resource 'part' has the same Swift name as the resource 'Part', 'PartRequestBuilder'; give the resource another name
            39:28: note: the other name is here
            """
        ),
        DiagnosticCase(
            "paths of a resource that do not offer the same operations",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/first": { "resource": "part", "description": "D.", "actions": { "paint": {} } },
                "/second": { "resource": "part", "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}": { "resource": "part",
            """#,
            """
            39:5: error: '/first' does not offer the method 'getThing'; all paths of the resource 'part' must offer the same operations
            40:72: note: '/second' offers it here
            40:5: error: '/second' does not offer the action 'paint'; all paths of the resource 'part' must offer the same operations
            39:71: note: '/first' offers it here
            """
        ),
        DiagnosticCase(
            "paths of a resource that do not have the same paths below them",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/mine": { "resource": "part", "description": "D.", "methods": { "getThing": {} }, "actions": { "paint": {} } },
                "/mine/a/{x}": { "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}/a/{y}": { "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}": { "resource": "part",
            """#,
            """
            39:5: error: '/mine' has no path '/mine/a/{y}' below it; all paths of the resource 'part' must have the same paths below them
            41:5: note: '/things/{thing-id}/a/{y}' is here
            42:5: error: '/things/{thing-id}' has no path '/things/{thing-id}/a/{x}' below it; all paths of the resource 'part' must have the same paths below them
            40:5: note: '/mine/a/{x}' is here
            """
        ),
        DiagnosticCase(
            "paths below a resource that do not offer the same operations",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/mine": { "resource": "part", "description": "D.", "methods": { "getThing": {} }, "actions": { "paint": {} } },
                "/mine/a": { "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}/a": { "description": "D.", "actions": { "paint": {} } },
                "/things/{thing-id}": { "resource": "part",
            """#,
            """
            40:5: error: '/mine/a' does not offer the action 'paint'; all paths of the resource 'part' must offer the same operations
            41:65: note: '/things/{thing-id}/a' offers it here
            41:5: error: '/things/{thing-id}/a' does not offer the method 'getThing'; all paths of the resource 'part' must offer the same operations
            40:52: note: '/mine/a' offers it here
            """
        ),
        DiagnosticCase(
            "paths below a resource that are not the same resource",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/mine": { "resource": "part", "description": "D.", "methods": { "getThing": {} }, "actions": { "paint": {} } },
                "/mine/a": { "resource": "screw", "description": "D.", "methods": { "getThing": {} } },
                "/mine/a/b": { "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}/a": { "resource": "nail", "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}": { "resource": "part",
            """#,
            """
            40:30: error: '/mine/a' is not the resource 'nail'; all paths of the resource 'part' must have the same resources below them
            42:43: note: '/things/{thing-id}/a' is the resource 'nail'
            42:43: error: '/things/{thing-id}/a' is not the resource 'screw'; all paths of the resource 'part' must have the same resources below them
            40:30: note: '/mine/a' is the resource 'screw'
            """
        ),
        DiagnosticCase(
            "a path below a resource that is a resource of its own only once",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/mine": { "resource": "part", "description": "D.", "methods": { "getThing": {} }, "actions": { "paint": {} } },
                "/mine/a": { "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}/a": { "resource": "nail", "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}": { "resource": "part",
            """#,
            """
            40:5: error: '/mine/a' is not the resource 'nail'; all paths of the resource 'part' must have the same resources below them
            41:43: note: '/things/{thing-id}/a' is the resource 'nail'
            """
        ),
        DiagnosticCase(
            "a misspelled operation of a resource",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/mine": { "resource": "part", "description": "D.", "methods": { "getThin": {} }, "actions": { "paint": {} } },
                "/things/{thing-id}": { "resource": "part",
            """#,
            """
            39:70: error: there is no method 'getThin'
            39:70: note: did you mean 'getThing'?
            """
        ),
        DiagnosticCase(
            "a path below a resource that cannot be read",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/mine": { "resource": "part", "description": "D.", "methods": { "getThing": {} }, "actions": { "paint": {} } },
                "/mine/a": 1,
                "/things/{thing-id}/a": { "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}": { "resource": "part",
            """#,
            """
            40:16: error: expected an object, found a number
            """
        ),
        DiagnosticCase(
            "a resource below itself",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/things/{thing-id}/mine": { "resource": "part", "description": "D.", "methods": { "getThing": {} }, "actions": { "paint": {} } },
                "/things/{thing-id}": { "resource": "part",
            """#,
            """
            39:46: error: '/things/{thing-id}/mine' is below another path of the resource 'part'; a resource cannot contain itself
            40:5: note: '/things/{thing-id}' is here
            """
        ),
        DiagnosticCase(
            "combinations whose Swift name is not an identifier",
            #""supportedCombinations": {"#,
            #""supportedCombinations": { "swiftName": "two words","#,
            """
            33:47: error: 'two words' is not a valid Swift name for the type of the combinations of 'paint'
            33:47: note: use letters, digits, and '_', and start with a letter
            """
        ),
        DiagnosticCase(
            "combinations whose Swift name starts with a lowercase letter",
            #""supportedCombinations": {"#,
            #""supportedCombinations": { "swiftName": "colors","#,
            """
            33:47: error: 'colors' is not a valid Swift name for the type of the combinations of 'paint'; it must start with an uppercase letter
            """
        ),
        DiagnosticCase(
            "combinations with the name of a type",
            #""supportedCombinations": {"#,
            #""supportedCombinations": { "swiftName": "Thing","#,
            """
            33:47: error: the type of the combinations of 'paint' has the same Swift name as a type, 'Thing'; give it another name with 'swiftName'
            10:5: note: the other name is here
            """
        ),
        DiagnosticCase(
            "combinations with the name of a type in the runtime",
            #""supportedCombinations": {"#,
            #""supportedCombinations": { "swiftName": "GraphRequest","#,
            """
            33:47: error: 'GraphRequest' cannot be the Swift name of the type of the combinations of 'paint', because generated code uses it
            33:47: note: give it another name with 'swiftName'
            """
        ),
    ]
}
