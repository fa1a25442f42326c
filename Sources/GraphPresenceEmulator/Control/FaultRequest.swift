// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A fault that a request body describes by a status, a kind, or steps.
struct FaultRequest: Decodable {
    enum Kind: String, CaseIterable, Decodable {
        case drop
        case reset
        case silence
    }

    /// A step of a fault, in which exactly one member must have a value.
    struct Step: Decodable {
        let send: String?
        let sendBase64: String?
        let waitSeconds: Double?
        let end: String?
    }

    let path: String?
    let acceptsUnknownPath: Bool?
    let method: String?
    let times: Int?
    let status: Int?
    let retryAfter: Int?
    let kind: Kind?
    let delaySeconds: Double?
    let steps: [Step]?

    /// Returns the fault.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400 if the members contradict each other.
    func fault() throws(PresenceServiceError) -> EmulatorFault {
        let method = method.flatMap { GraphMethod(rawValue: $0) }
        return EmulatorFault(path: path, method: method, times: times ?? 1, steps: try faultSteps())
    }

    private func faultSteps() throws(PresenceServiceError) -> [EmulatorFault.Step] {
        if let steps {
            guard status == nil, kind == nil, delaySeconds == nil, retryAfter == nil else {
                throw .invalid(
                    "'steps' cannot be combined with 'status', 'retryAfter', 'kind', or 'delaySeconds'; use 'send' steps for "
                        + "the response and 'waitSeconds' steps for delays"
                )
            }
            var result: [EmulatorFault.Step] = []
            for (index, step) in steps.enumerated() { result.append(try step.step(index)) }
            return result
        }
        guard retryAfter == nil || status != nil else { throw .invalid("'retryAfter' requires 'status'") }
        let wait = delaySeconds.map { [EmulatorFault.Step.wait(.seconds($0))] } ?? []
        switch (status, kind) {
        case (let status?, nil):
            return wait + EmulatorFault.response(status, retryAfter: retryAfter, body: Self.body(status)).steps
        case (nil, .drop?): return wait + [.close]
        case (nil, .reset?): return wait + [.reset]
        case (nil, .silence?): return wait + [.wait(.seconds(3_600)), .close]
        case (nil, nil) where !wait.isEmpty:
            throw .invalid("'delaySeconds' requires 'status' or 'kind'")
        default: throw .invalid("the body must contain exactly one of 'status', 'kind', and 'steps'")
        }
    }

    /// Returns an error body in Graph's format, without a request ID.
    private static func body(_ status: Int) -> Data {
        guard status >= 400 else { return Data() }
        let error = PresenceServiceError(
            status: status,
            code: "EmulatedFault",
            message: "a scripted fault replaced the response"
        )
        return ErrorBody(error, requestId: nil, date: Date(timeIntervalSince1970: 0)).data
    }
}

extension FaultRequest.Step {
    fileprivate func step(_ index: Int) throws(PresenceServiceError) -> EmulatorFault.Step {
        switch (send, sendBase64, waitSeconds, end) {
        case (let text?, nil, nil, nil): return .send(Data(text.utf8))
        case (nil, let text?, nil, nil):
            guard let data = Data(base64Encoded: text) else {
                throw .invalid("'steps[\(index)].sendBase64' must be valid Base64")
            }
            return .send(data)
        case (nil, nil, let seconds?, nil): return .wait(.seconds(seconds))
        case (nil, nil, nil, "close"): return .close
        case (nil, nil, nil, "reset"): return .reset
        default:
            throw .invalid(
                "'steps[\(index)]' must contain exactly one of 'send', 'sendBase64', 'waitSeconds', and 'end'"
            )
        }
    }
}

/// A fault that has not been used up, in a response of the control API.
struct FaultView: Encodable {
    let path: String?
    let method: String?
    let times: Int
    let summary: String

    init(_ fault: EmulatorFault) {
        path = fault.path
        method = fault.method?.rawValue
        times = fault.times
        summary = fault.steps.map { step in
            switch step {
            case .send(let data):
                "send "
                    + String(
                        decoding: data.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") },
                        as: UTF8.self
                    )
            case .wait(let duration): "wait \(duration.textForPeople)"
            case .close: "close the connection"
            case .reset: "reset the connection"
            }
        }.joined(separator: ", then ")
    }
}
