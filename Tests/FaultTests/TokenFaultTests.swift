// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct TokenFaultTests {
    /// Returns the faults for an error from the token endpoint: during a token request and during calls to Graph.
    private static func fault(_ status: Int, _ error: String, _ number: Int, _ text: String) -> [Fault] {
        let body =
            #"{"error":"\#(error)","error_description":"AADSTS\#(number): \#(text).\r\nTrace ID: t\r\n"#
            + #"Correlation ID: c\r\nTimestamp: 2024-12-11 00:00:00Z","error_codes":[\#(number)],"#
            + #""timestamp":"2024-12-11 00:00:00Z","trace_id":"t","correlation_id":"c"}"#
        let code = "AADSTS\(number)"
        let head = "error authentication \(status) \(code) attempts=1: "
        let outcome = ByTransport(
            Fault.Outcome(head + "\(Operation.token.name): \(status) \(code): \(text) (request-id t)")
        )
        // The error for a request in a batch names the request, not the token endpoint.
        let batch = ByTransport(Fault.Outcome(head + "{operation}: \(status) \(code): {failed}\(text) (request-id t)"))
        let play = Fault.always(status, body)
        return [
            Fault(code, token: outcome, play: play),
            Fault(
                "\(code) of a call",
                arguments: ["--authority", "{origin}"],
                graph: outcome,
                others: [.batch: batch],
                play: play
            ),
        ]
    }

    static let faults =
        fault(401, "invalid_client", 7_000_215, "Invalid client secret provided")
        + fault(401, "invalid_client", 7_000_222, "The provided client secret keys are expired")
        + fault(400, "invalid_grant", 700_082, "The refresh token has expired due to inactivity")
        + fault(400, "interaction_required", 50_078, "Presented multi-factor authentication has expired")

    @Test("An error from the token endpoint contains the endpoint's error code and description", arguments: faults)
    func tokenEndpointError(_ fault: Fault) async throws {
        try await fault.check()
    }
}
