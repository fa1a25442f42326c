// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    private static let step: [ControlField] = [
        ControlField("send", "The text to send."),
        ControlField("sendBase64", "The bytes to send, in Base64."),
        ControlField("waitSeconds", .number(0...3_600), "How long to wait, in seconds."),
        ControlField("end", .choice(["close", "reset"]), "How to end the connection."),
    ]

    /// The members of a fault in a request body.
    private static let fields: [ControlField] = [
        ControlField(
            "path",
            example: "/me/presence",
            "The percent-encoded path of the requests, with or without the API version. A segment in braces, as in "
                + "/users/{user-id}/presence, matches any value. The default is every path."
        ),
        ControlField(
            "acceptsUnknownPath",
            .boolean,
            "Whether to accept a path that the emulator does not support, for example a path of another Graph API. "
                + "The default is false."
        ),
        ControlField(
            "method",
            .choice(["GET", "POST", "PATCH", "PUT", "DELETE"]),
            "The HTTP method of the requests. The default is every method."
        ),
        ControlField(
            "times",
            .integer(1...1_000_000),
            "The number of requests that the fault applies to. The default is 1, or any number of requests if "
                + "'forSeconds' is specified."
        ),
        ControlField(
            "forSeconds",
            .number(0.001...31_536_000),
            "How long the fault applies, in seconds of the emulator's time. The default is no time limit."
        ),
        ControlField(
            "status",
            .integer(200...599),
            example: 503,
            "The HTTP status code of the response, for example 503."
        ),
        ControlField("retryAfter", .integer(0...86_400), "The value of the response's Retry-After header, in seconds."),
        ControlField(
            "kind",
            .choice(FaultRequest.Kind.allCases.map(\.rawValue)),
            "The failure that replaces the response: the connection is dropped or reset, or no response is sent."
        ),
        ControlField(
            "delaySeconds",
            .number(0...3_600),
            "How long to wait before the response or the failure, in seconds."
        ),
        ControlField(
            "steps",
            .array(.object(step)),
            "The steps of the fault, in place of 'status', 'retryAfter', 'kind', and 'delaySeconds'."
        ),
    ]

    /// The routes that script faults and set the request limit.
    static let faults: [ControlRoute] = [
        .get(
            "/faults",
            "Lists the faults that have been neither used up nor removed, and have not ended.",
            returns: .json([
                .required(
                    "value",
                    .array(.object(FaultView.fields)),
                    "The faults that have been neither used up nor removed, and have not ended."
                )
            ])
        ) { call in .json(["value": call.emulator.faults.map(FaultView.init)]) },
        .post(
            "/faults",
            "Replaces the responses to the next requests with a fault. A fault with a path also applies to the requests "
                + "in a batch, unless the fault waits or ends the connection early. The response contains the fault with its ID.",
            body: fields,
            requires: .exactlyOne(["status", "kind", "steps"]),
            returns: .json(FaultView.fields)
        ) { call in
            let request: FaultRequest = try call.body()
            let fault = try request.fault()
            if request.acceptsUnknownPath != true { try call.emulator.checkReach(of: fault) }
            return .json(FaultView(call.emulator.add(fault)))
        },
        .delete("/faults", "Removes all faults.") { $0.emulator.removeFaults() },
        .delete("/faults/{faultId}", "Removes a fault.") { call in
            guard let id = Int(call.parameters[0]), id > 0 else {
                throw PresenceServiceError.invalid("the ID of a fault must be an integer greater than or equal to 1")
            }
            try call.emulator.removeFault(id)
        },
        .post(
            "/throttling",
            "Sets the request limit for each application. If 'requests' is omitted, the number of requests is unlimited.",
            body: [
                ControlField("requests", .integer(0...1_000_000), "The maximum number of requests in a period."),
                ControlField(
                    "seconds",
                    .number(0.001...86_400),
                    "The length of a period, in seconds. The default is 30."
                ),
            ]
        ) { call in
            let change: ThrottlingChange = try call.body()
            call.emulator.setThrottling(change.throttling)
            return .none
        },
    ]

    private struct ThrottlingChange: Decodable {
        let requests: Int?
        let seconds: Double?

        var throttling: EmulatorThrottling? {
            requests.map { EmulatorThrottling(requests: $0, period: .seconds(seconds ?? 30)) }
        }
    }
}
