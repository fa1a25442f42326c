// SPDX-License-Identifier: MIT

extension GraphJSONValue {
    /// The member of an object; `nil` if there is none, or if the value is not an object.
    public subscript(key: String) -> GraphJSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// Returns the string of a member; `nil` if there is none, or if it is empty.
    func text(_ key: String) -> String? {
        string(key).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Returns the string of a member; `nil` if there is none, or if it is not a string.
    func string(_ key: String) -> String? {
        if case .string(let text) = self[key] { text } else { nil }
    }
}
