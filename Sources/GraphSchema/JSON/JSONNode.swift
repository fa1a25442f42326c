// SPDX-License-Identifier: MIT

/// A JSON value and its position in the file.
package struct JSONNode: Sendable {
    /// The kinds of JSON values. A number preserves its text, and an object preserves the order of its members.
    package enum Value: Sendable {
        case null
        case bool(Bool)
        case number(String)
        case string(String)
        case array([JSONNode])
        case object([JSONMember])
    }

    /// The kind and content of the value.
    package let value: Value
    /// The position at which the value starts.
    package let location: SourceLocation

    package init(_ value: Value, at location: SourceLocation) {
        self.value = value
        self.location = location
    }

    /// The description of the kind in diagnostics.
    package var kindName: String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A member of a JSON object.
package struct JSONMember: Sendable {
    /// The member's name and its position.
    package let key: Located<String>
    /// The member's value.
    package let node: JSONNode

    package init(key: Located<String>, node: JSONNode) {
        self.key = key
        self.node = node
    }
}
