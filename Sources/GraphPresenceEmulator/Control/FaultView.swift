// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A fault that has not been used up, in a response of the control API.
struct FaultView: Encodable {
    let id: Int
    let path: String?
    let method: String?
    let times: Int?
    let endsAt: GraphDateTimeOffset?
    let summary: String

    init(_ entry: FaultQueue.Entry) {
        id = entry.id
        path = entry.fault.path
        method = entry.fault.method?.rawValue
        times = entry.fault.times < .max ? entry.fault.times : nil
        endsAt = entry.endsAt.map { GraphDateTimeOffset($0) }
        summary = entry.fault.steps.map(Self.text).joined(separator: ", then ")
    }

    private static func text(_ step: EmulatorFault.Step) -> String {
        switch step {
        case .send(let data): "send \(firstLine(data))"
        case .respond(let status, let headers, let body):
            "send "
                + firstLine(
                    HTTPWriter.bytes(
                        of: TransportResponse(status: status, headers: headers, body: body ?? Data()),
                        isLast: false
                    )
                )
        case .wait(let duration): "wait \(duration.textForPeople)"
        case .close: "close the connection"
        case .reset: "reset the connection"
        }
    }

    private static func firstLine(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// The members of a fault in a response.
    static let fields: [ControlField] = [
        .required("id", .integer(1...(.max)), "The ID of the fault, with which it can be removed."),
        ControlField("path", "The path of the requests that the fault applies to."),
        ControlField("method", "The HTTP method of the requests that the fault applies to."),
        ControlField(
            "times",
            .integer(1...(.max)),
            "The number of requests that the fault still applies to. The number is absent if only 'endsAt' limits the "
                + "fault."
        ),
        ControlField("endsAt", .instant, "When the fault ends, in the emulator's time, if it has a time limit."),
        .required("summary", "A description of the fault."),
    ]
}
