// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ChallengeFaultTests {
    private static let challenges: [[String]] = [
        [#"Basic realm="Corporate gateway""#], [#"basic realm="x""#], [#"BASIC realm=x"#], ["Basic"],
        [#"Bearer, Basic realm="x""#], ["Bearer", #"Basic realm="x""#], [#"Basic realm="x""#, "Negotiate"],
        ["Negotiate", #"Basic realm="x""#],
    ]

    @Test(
        "A 401 response with a challenge is reported without a retry and with the error in its body",
        arguments: challenges
    )
    func challenge(_ values: [String]) async throws {
        let headers = values.map { "WWW-Authenticate: \($0)\r\n" }.joined()
        try await Fault(
            values.joined(separator: " and "),
            graph: ByTransport(
                .init("error service 401 Gateway attempts=1: {operation}: 401 Gateway: {failed}sign in{permission}")
            ),
            token: ByTransport(
                .init(
                    "error authentication 401 AADSTS7000215 attempts=1: {operation}: 401 AADSTS7000215: "
                        + "Invalid client secret provided"
                )
            ),
            play: Fault.each { connection, operation, _ in
                let body =
                    operation == .token
                    ? #"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}"#
                    : #"{"error":{"code":"Gateway","message":"sign in"}}"#
                connection.respond(401, body, headers: headers)
                return true
            }
        ).sample(.read, .token).check()
    }

    @Test("The error contains the start of a gateway's HTML page")
    func gatewayPage() async throws {
        let body = "<html><body>Sign in to the gateway</body></html>"
        try await Fault(
            "a gateway's page",
            graph: ByTransport(
                .init(
                    "error service 401 - attempts=1: {operation}: 401{afterStatus}Unauthorized{permission}; "
                        + "the body starts with \"\(body)\""
                )
            ),
            token: ByTransport(.init("error authentication 401 - attempts=1: *")),
            play: Fault.each { connection, _, _ in
                connection.send(
                    "HTTP/1.1 401 Unauthorized\r\nContent-Type: text/html\r\nContent-Length: \(body.utf8.count)\r\n"
                        + "WWW-Authenticate: Basic realm=\"Corporate gateway\"\r\n\r\n" + body
                )
                return true
            }
        ).check()
    }
}
