// SPDX-License-Identifier: MIT

import GraphRuntime
import Testing

@Suite struct GraphErrorMirrorTests {
    @Test("The mirror of an error contains its properties") func mirror() {
        let operation = GraphOperation(method: .get, pathTemplate: "/me")
        var error = GraphError(kind: .service, operation: operation, message: "Not found.")
        error.status = 404
        let mirror = Mirror(reflecting: error)
        #expect(
            mirror.children.compactMap(\.label) == [
                "kind", "operation", "status", "code", "message", "target", "details", "errorObject", "innerError",
                "requestId", "clientRequestId", "date", "attempts", "retryAfter", "headers", "bodyExcerpt",
                "underlying", "granted",
            ]
        )
        #expect(mirror.descendant("status") as? Int == 404)
        // A copy is not affected by changes to the original.
        let copy = error
        error.status = 500
        #expect(copy.status == 404)
    }
}
