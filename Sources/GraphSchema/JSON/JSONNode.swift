/// A JSON value that remembers where it stands in its file.
package struct JSONNode: Sendable {
    /// The kinds of JSON value. Numbers keep their text, objects the order of their members.
    package enum Value: Sendable {
        case null
        case bool(Bool)
        case number(String)
        case string(String)
        case array([JSONNode])
        case object([JSONMember])
    }

    /// What the value is.
    package let value: Value
    /// Where the value starts.
    package let location: SourceLocation

    package init(_ value: Value, at location: SourceLocation) {
        self.value = value
        self.location = location
    }

    /// What a diagnostic calls a value of this kind.
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
    /// The member's name and where it stands.
    package let key: Located<String>
    /// The member's value.
    package let node: JSONNode

    package init(key: Located<String>, node: JSONNode) {
        self.key = key
        self.node = node
    }
}
