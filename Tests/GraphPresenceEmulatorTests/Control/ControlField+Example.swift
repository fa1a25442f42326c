// SPDX-License-Identifier: MIT

import GraphPresence
import TestSupport

@testable import GraphPresenceEmulator

extension [ControlField] {
    /// An object with an example value for each required member.
    var example: GraphJSONValue {
        var members: [String: GraphJSONValue] = [:]
        for field in self where field.isRequired { members[field.name] = field.example ?? field.kind.example }
        return .object(members)
    }
}

extension ControlField.Kind {
    /// An example value of this kind.
    var example: GraphJSONValue {
        switch self {
        case .string: "text"
        case .userID: .string("u".guid)
        case .integer(let range): .integer(Int64(range.lowerBound))
        case .number(let range): .double(range.lowerBound)
        case .boolean: true
        case .duration: "PT5M"
        case .instant: "2026-01-31T12:00:00Z"
        case .choice(let names): .string(names.first ?? "")
        case .object(let fields): fields.example
        case .any: nil
        case .array(let kind): [kind.example]
        }
    }
}
