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
    let forSeconds: Double?
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
        return EmulatorFault(
            path: path,
            method: method,
            times: times,
            duration: forSeconds.map { .seconds($0) },
            steps: try faultSteps()
        )
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
            return wait + EmulatorFault.response(status, retryAfter: retryAfter).steps
        case (nil, .drop?): return wait + [.close]
        case (nil, .reset?): return wait + [.reset]
        case (nil, .silence?): return wait + [.wait(.seconds(3_600)), .close]
        case (nil, nil) where !wait.isEmpty:
            throw .invalid("'delaySeconds' requires 'status' or 'kind'")
        default: throw .invalid("the body must contain exactly one of 'status', 'kind', and 'steps'")
        }
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
