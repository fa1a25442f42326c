// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// Returns the JSON without null members, because a null member is equivalent to a missing member.
func withoutNulls(_ value: GraphJSONValue) -> GraphJSONValue {
    switch value {
    case .object(let members): .object(members.filter { $0.value != .null }.mapValues(withoutNulls))
    case .array(let elements): .array(elements.map(withoutNulls))
    default: value
    }
}

/// Decodes data as a JSON value.
func json(_ data: Data) throws -> GraphJSONValue {
    try JSONDecoder().decode(GraphJSONValue.self, from: data)
}
