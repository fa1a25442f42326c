// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ErrorBodyFaultTests {
    /// An HTML page of several kilobytes that an error contains as its message.
    private static let page: String = {
        let style = String(
            repeating: "body{margin:0;font-size:.7em;font-family:Verdana;background:#EEEEEE;}\\r\\n",
            count: 40
        )
        return #"<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">\r\n<html><head>\#(style)</head></html>"#
    }()

    private static let notJSON =
        "the response is 'text/html' instead of JSON; a proxy or sign-in page may have intercepted the request"

    private static func portal(_ connection: ScriptedConnection) -> Bool {
        let body = "<html>Sign in to WiFi</html>"
        return connection.send(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
        )
    }

    static let faults = [
        Fault(
            "an error that is a string",
            graph: ByTransport(
                .init(
                    "error service 400 unsupported_grant_type attempts=1: {operation}: 400 unsupported_grant_type: "
                        + "{failed}AADSTS70003: The access grant is not supported"
                )
            ),
            token: ByTransport(
                .init(
                    "error authentication 400 AADSTS70003 attempts=1: {operation}: 400 AADSTS70003: "
                        + "The access grant is not supported (request-id 8124a895-1d9a-4357-8d4a-3f2a2bfeba27)"
                )
            ),
            play: Fault.always(
                400,
                #"{"error":"unsupported_grant_type","error_description":"AADSTS70003: The access grant is not supported.","#
                    + #""error_codes":[70003],"timestamp":"2016-02-18 10:48:34Z","#
                    + #""trace_id":"8124a895-1d9a-4357-8d4a-3f2a2bfeba27","#
                    + #""correlation_id":"c3d0c6fb-8e1a-490d-a556-d95716a233a1"}"#
            )
        ),
        Fault(
            "an error of empty strings",
            graph: ByTransport(.init("error service 400 - attempts=1: {operation}: 400{afterStatus}Bad Request")),
            token: ByTransport(
                .init(
                    "error authentication 400 - attempts=1: {operation}: 400: the token endpoint rejected the request"
                )
            ),
            play: Fault.each { connection, operation, _ in
                let error = operation == .token ? #""","error_description":"""# : #"{"code":"","message":""}"#
                connection.respond(400, #"{"error":\#(error)}"#)
                return true
            }
        ),
        Fault(
            "nested inner errors",
            graph: ByTransport(
                .init(
                    "error service 403 Forbidden attempts=1: {operation}: 403 Forbidden: "
                        + #"{failed}{"errorCode":"2000","message":"Insufficient privileges."}{permission}"#
                        + " (request-id b3587019-1d8c-41ed-89e7-4a3e868b8933)"
                )
            ),
            play: Fault.always(
                403,
                #"{"error":{"code":"Forbidden","#
                    + #""message":"{\"errorCode\":\"2000\",\"message\":\"Insufficient privileges.\"}","details":null,"#
                    + #""target":null,"innererror":{"code":"NoPermission","message":"deep","stackTrace":null,"#
                    + #""innererror":{"code":"DeepestCode","innerError":{"code":null,"request-id":"inner"}},"#
                    + #""request-id":"b3587019-1d8c-41ed-89e7-4a3e868b8933","date":"2019-07-23T05:57:08"}}}"#
            )
        ),
        Fault(
            "a captive portal",
            graph: ByTransport(
                .init(
                    "error decoding 200 - attempts=1: {operation}: 200: {failed}\(notJSON); "
                        + #"the body starts with "<html>Sign in to WiFi</html>""#
                )
            ),
            token: ByTransport(.init("error authentication 200 - attempts=1: {operation}: 200: \(notJSON)")),
            play: Fault.each { connection, _, _ in portal(connection) }
        ),
        Fault(
            "a captive portal at the token endpoint of a call",
            arguments: ["--authority", "{origin}"],
            graph: ByTransport(
                .init("error authentication 200 - attempts=1: \(Operation.token.name): 200: \(notJSON)")
            ),
            others: [
                .batch: ByTransport(
                    .init("error authentication 200 - attempts=1: {operation}: 200: {failed}\(notJSON)")
                )
            ],
            play: Fault.each { connection, _, _ in portal(connection) }
        ),
    ]

    @Test("The body of an error response is read regardless of its contents", arguments: faults)
    func errorBody(_ fault: Fault) async throws {
        try await fault.check()
    }

    @Test("A long error message is shortened", arguments: Operation.graph)
    func longMessage(_ operation: Operation) async throws {
        let run = try await FaultRun(
            operation,
            [],
            Fault.always(404, #"{"error":{"code":"UnknownError","message":"\#(Self.page)"}}"#)
        )
        let start = "error service 404 UnknownError attempts=1: {operation}: 404 UnknownError: {failed}"
        let page = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">"
        let line = run.lines.joined()
        #expect(run.lines.count == 1)
        #expect(line.hasPrefix(operation.filled(start + page)), "\(line)")
        #expect(line.hasSuffix("…"), "\(line)")
        #expect(line.utf8.count <= operation.filled(start).utf8.count + 1_024 + "…".utf8.count, "\(line)")
        #expect(run.requests.count == 1)
    }
}
