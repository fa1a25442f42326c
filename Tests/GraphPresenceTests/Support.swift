// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// Returns JSON without null members, because null is equivalent to a missing member.
func withoutNulls(_ value: GraphJSONValue) -> GraphJSONValue {
    switch value {
    case .object(let members): .object(members.filter { $0.value != .null }.mapValues(withoutNulls))
    case .array(let elements): .array(elements.map(withoutNulls))
    default: value
    }
}

/// Returns the JSON value of data.
func json(_ data: Data) throws -> GraphJSONValue {
    try JSONDecoder().decode(GraphJSONValue.self, from: data)
}
