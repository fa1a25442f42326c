import Foundation
import GraphPresence

/// JSON without the members that are null: a null equals an absent member.
func withoutNulls(_ value: GraphJSONValue) -> GraphJSONValue {
    switch value {
    case .object(let members): .object(members.filter { $0.value != .null }.mapValues(withoutNulls))
    case .array(let elements): .array(elements.map(withoutNulls))
    default: value
    }
}

func json(_ data: Data) throws -> GraphJSONValue {
    try JSONDecoder().decode(GraphJSONValue.self, from: data)
}
