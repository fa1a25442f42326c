// SPDX-License-Identifier: MIT

extension GraphJSONValue {
    /// The value of an object's member; `nil` if the member is missing or this value is not an object.
    public subscript(key: String) -> GraphJSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// Returns the string value of a member; `nil` if the member is missing, not a string, or empty.
    func text(_ key: String) -> String? {
        string(key).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Returns the string value of a member; `nil` if the member is missing or not a string.
    func string(_ key: String) -> String? {
        if case .string(let text) = self[key] { text } else { nil }
    }
}
