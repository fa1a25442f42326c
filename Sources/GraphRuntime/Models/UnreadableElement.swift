// SPDX-License-Identifier: MIT

/// A collection element that cannot be decoded, although the rest of the response can be decoded.
///
/// The description and the mirror omit the element's JSON, which may be sensitive.
public struct UnreadableElement: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    /// The name of the JSON member that contains the collection, such as `value`.
    public let member: String
    /// The index of the element in the JSON array, starting at 0.
    public let index: Int
    /// A description of the problem, such as `'id' is missing`.
    public let error: String
    /// The element as the service sent it; `nil` if the element contains a number that no case of ``GraphJSONValue``
    /// can represent.
    public let json: GraphJSONValue?

    /// Creates a description of an element that cannot be decoded.
    ///
    /// - Parameters:
    ///   - member: The name of the JSON member that contains the collection.
    ///   - index: The index of the element in the JSON array, starting at 0.
    ///   - error: A description of the problem.
    ///   - json: The element as the service sent it; `nil` if the element cannot be represented.
    public init(member: String, index: Int, error: String, json: GraphJSONValue?) {
        self.member = member
        self.index = index
        self.error = error
        self.json = json
    }

    /// The value of the element's `id` member; `nil` if it is missing or not a string.
    public var id: String? {
        if case .string(let id)? = json?["id"] { id } else { nil }
    }

    /// The location of the element and the problem, such as `value[3]: 'id' is missing`.
    public var description: String { "\(member)[\(index)]: \(error)" }

    /// A mirror that shows the location of the element and the problem.
    public var customMirror: Mirror {
        Mirror(self, children: ["member": member, "index": index, "error": error], displayStyle: .struct)
    }
}
