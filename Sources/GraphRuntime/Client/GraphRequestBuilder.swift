// SPDX-License-Identifier: MIT

/// A type that builds a client's requests for a path.
public protocol GraphRequestBuilder: Sendable {
    /// The client and the path for which the builder creates requests.
    var context: GraphRequestContext { get }

    /// Creates a request builder for the client and the path in a context.
    ///
    /// - Parameter context: The client and the path for which the builder creates requests.
    init(context: GraphRequestContext)
}

/// A request builder for a collection whose items have their own paths.
public protocol CollectionRequestBuilder: GraphRequestBuilder {
    /// The type of the request builder for an item in the collection.
    associatedtype ItemBuilder: GraphRequestBuilder

    /// The placeholder for an item's ID in path templates, such as `user-id`.
    static var placeholder: String { get }
}

extension CollectionRequestBuilder {
    /// A request builder for an item in the collection.
    ///
    /// - Parameter id: The ID of the item, which is percent-encoded as one path segment.
    public subscript(id: String) -> ItemBuilder {
        ItemBuilder(context: context.appending(parameter: Self.placeholder, value: id))
    }

    /// Reports that a subscript selects an item. This method exists only for its diagnostic message.
    @available(*, unavailable, message: "an item is selected with a subscript: write [id]")
    public func callAsFunction(_ id: String) -> ItemBuilder { self[id] }
}
