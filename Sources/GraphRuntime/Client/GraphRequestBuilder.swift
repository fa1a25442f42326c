// SPDX-License-Identifier: MIT

/// A type that builds requests for a path of a client.
public protocol GraphRequestBuilder: Sendable {
    /// The client and the path of the builder.
    var context: GraphRequestContext { get }

    /// Creates a request builder.
    ///
    /// - Parameter context: The client and the path of the builder.
    init(context: GraphRequestContext)
}

/// A request builder for a collection whose items have paths of their own.
public protocol CollectionRequestBuilder: GraphRequestBuilder {
    /// The type of the request builder for an item of the collection.
    associatedtype ItemBuilder: GraphRequestBuilder

    /// The placeholder for an item's ID in path templates, such as `user-id`.
    static var placeholder: String { get }
}

extension CollectionRequestBuilder {
    /// A request builder for an item of the collection.
    ///
    /// - Parameter id: The ID of the item. It is percent-encoded as one path segment.
    public subscript(id: String) -> ItemBuilder {
        ItemBuilder(context: context.appending(parameter: Self.placeholder, value: id))
    }

    /// Reports that a subscript selects an item. This method exists only for its message.
    @available(*, unavailable, message: "an item is selected with a subscript: write [id]")
    public func callAsFunction(_ id: String) -> ItemBuilder { self[id] }
}
