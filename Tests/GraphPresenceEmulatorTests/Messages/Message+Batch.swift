// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport

extension Message {
    private static let path = "/v1.0/$batch"
    private static let one = #"{"id":"a","method":"GET","url":"/me/presence"}"#

    /// Returns the error in the response to a batch.
    private static func batch(_ situation: String, _ requests: String...) -> Message {
        rejected(situation, .post, path, #"{"requests":[\#(requests.joined(separator: ","))]}"#)
    }

    /// The errors in responses to JSON batches.
    static let batches: [Message] = [
        rejected("a batch that is not posted", .get, path),
        rejected("a batch that is not JSON", .post, path, headers: ["Authorization": "Bearer token"]),
        rejected("a batch without requests", .post, path, "{}"), batch("an empty batch"),
        batch("two requests with the same ID", one, one), batch("a request without an ID", "{}"),
        batch("a request without a method", #"{"id":"a"}"#),
        batch("a request with an absolute URL", #"{"id":"a","method":"GET","url":"https://example.com/"}"#),
        batch("a batch within a batch", #"{"id":"a","method":"POST","url":"/$batch"}"#),
        batch("a body without a content type", #"{"id":"a","method":"POST","url":"/me/presence","body":{}}"#),
        batch(
            "a dependency that is not in the batch",
            #"{"id":"a","method":"GET","url":"/me/presence","dependsOn":["b"]}"#
        ),
        batch(
            "a request that depends on itself",
            #"{"id":"a","method":"GET","url":"/me/presence","dependsOn":["a"]}"#
        ),
        Message("a request whose dependency failed") {
            let (failing, dependent) = (
                #"{"id":"a","method":"GET","url":"/nowhere"}"#,
                #"{"id":"b","method":"GET","url":"/me/presence","dependsOn":["a"]}"#
            )
            let requests = #"{"requests":[\#(failing),\#(dependent)]}"#
            let batch = try await response(.post, path, requests, headers: json, signedIn())
            let body = try JSONDecoder().decode(GraphJSONValue.self, from: batch.body)
            guard case .array(let responses)? = body["responses"], let last = responses.last,
                case .object(let error)? = last["body"]
            else { return "no error" }
            return try Self.error(of: TransportResponse(status: 424, body: JSONEncoder().encode(error)))
        },
    ]
}
