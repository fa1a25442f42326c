// SPDX-License-Identifier: MIT

import GraphCodeGenerator
import TestSupport
import Testing

/// Tests of reports about facts that the old schema does not specify.
@Suite(.computing) struct KnownFactTests {
    /// Returns the report about the facts that a schema adds to the method `getLamp`, which has no facts.
    private func report(_ facts: String) throws -> String {
        let documents = try ["", facts].map { facts in
            let replacement = #""returns": "graph.lamp", \#(facts)"idempotent": true }"#
            return try SchemaChange("", [(SchemaChange.factsOfGetLamp, replacement)], code: "").document()
        }
        return ClientChanges(from: documents[0], to: documents[1]).markdown
    }

    @Test("Clouds that become known are listed if calls in them now fail")
    func clouds() throws {
        #expect(
            try report(#""clouds": ["global", "usGovL4"], "#) == """
                ### Permissions and clouds

                * `LampRequestBuilder.get()`: the clouds are now known; calls in US Government L5 and China now fail before they are sent.

                """
        )
        #expect(
            try report(#""clouds": ["global", "usGovL4", "usGovL5", "china"], "#) == """
                ### Permissions and clouds

                * `LampRequestBuilder.get()`: the clouds are now known; all clouds offer the operation.

                """
        )
    }

    @Test("Permissions that become known are listed, even if there are none")
    func permissions() throws {
        #expect(
            try report(#""permissions": { "delegatedWork": ["A"], "delegatedPersonal": [], "application": [] }, "#)
                == """
                ### Permissions and clouds

                * `LampRequestBuilder.get()`: the delegated permissions for work or school accounts are now `A`.

                """
        )
        #expect(
            try report(#""permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] }, "#) == """
                ### Permissions and clouds

                * `LampRequestBuilder.get()`: the permissions are now known: the operation is not supported.

                """
        )
    }
}
