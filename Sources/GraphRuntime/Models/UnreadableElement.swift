/// An element of a collection in a response that cannot be read; the other elements of the collection can.
///
/// The description and the mirror leave out the element's JSON, which may be personal or secret.
public struct UnreadableElement: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    /// The name of the JSON member that has the collection, such as `value`.
    public let member: String
    /// The position of the element in the JSON array, from 0.
    public let index: Int
    /// What is wrong with the element, such as `'id' is missing`.
    public let error: String
    /// The element as the service sent it; `nil` if it has a number that no case of ``GraphJSONValue`` can represent.
    public let json: GraphJSONValue?

    /// Creates a description of an element that cannot be read.
    ///
    /// - Parameters:
    ///   - member: The name of the JSON member that has the collection.
    ///   - index: The position of the element in the JSON array, from 0.
    ///   - error: What is wrong with the element.
    ///   - json: The element as the service sent it.
    public init(member: String, index: Int, error: String, json: GraphJSONValue?) {
        self.member = member
        self.index = index
        self.error = error
        self.json = json
    }

    /// The element's `id`; `nil` if the element has none, or it is not a string.
    public var id: String? {
        if case .string(let id)? = json?["id"] { id } else { nil }
    }

    /// The element's place and what is wrong with it, such as `value[3]: 'id' is missing`.
    public var description: String { "\(member)[\(index)]: \(error)" }

    /// Shows the element's place and what is wrong with it.
    public var customMirror: Mirror {
        Mirror(self, children: ["member": member, "index": index, "error": error], displayStyle: .struct)
    }
}
