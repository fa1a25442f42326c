// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    /// The routes that read and clear the log of requests.
    static let requests: [ControlRoute] = [
        .get(
            "/requests",
            "Lists the last \(RequestLog.maximumCount) requests to Graph and the token endpoint, from oldest to "
                + "newest.",
            query: [
                ControlField(
                    "after",
                    .integer(0...(.max)),
                    "The number of the request after which the list starts. The default is 0."
                ),
                ControlField(
                    "top",
                    .integer(0...500),
                    "The maximum number of requests to return. If there are more, the newest ones are returned. "
                        + "The default is 100."
                ),
            ],
            returns: .json([
                .required("first", .integer(1...(.max)), "The number of the oldest request in the log."),
                .required("last", .integer(0...(.max)), "The number of the newest request in the log."),
                .required("value", .array(.object(RequestView.fields)), "The logged requests."),
            ])
        ) { call in
            let (after, top) = (call.number("after") ?? 0, call.number("top") ?? 100)
            return .json(call.emulator.requests(after: after, top: top))
        },
        .delete("/requests", "Clears the request log.") { $0.emulator.clearRequests() },
    ]
}
