// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    /// The routes that read and clear the log of requests.
    static let requests: [ControlRoute] = [
        .get(
            "/requests",
            "Lists the last \(RequestLog.maximumCount) requests to Graph and the token endpoint, from the oldest to the "
                + "newest.",
            query: [
                ControlField("after", .integer(0...(.max)), "The number after which requests are listed."),
                ControlField(
                    "top",
                    .integer(0...500),
                    "The maximum number of requests to return, starting with the newest. The default is 100."
                ),
            ],
            returns: .json([
                .required("first", .integer(1...(.max)), "The number of the oldest request that is kept."),
                .required("last", .integer(0...(.max)), "The number of the newest request."),
                .required("value", .array(.object(RequestView.fields)), "The requests."),
            ])
        ) { call in
            let (after, top) = (call.number("after") ?? 0, call.number("top") ?? 100)
            return .json(call.emulator.requests(after: after, top: top))
        },
        .delete("/requests", "Clears the log of requests.") { $0.emulator.clearRequests() },
    ]
}
