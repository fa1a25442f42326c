/// A request builder: a path of a client, and what the service offers there.
public protocol GraphRequestBuilder: Sendable {
    /// The builder's client and path.
    var context: GraphRequestContext { get }

    /// Creates a request builder.
    ///
    /// - Parameter context: The builder's client and path.
    init(context: GraphRequestContext)
}

/// A request builder for a collection, whose items have paths of their own.
public protocol CollectionRequestBuilder: GraphRequestBuilder {
    /// The request builder for an item of the collection.
    associatedtype ItemBuilder: GraphRequestBuilder

    /// The name of the placeholder for an item's id in path templates, such as `user-id`.
    static var placeholder: String { get }
}

extension CollectionRequestBuilder {
    /// The request builder for the item with an id.
    ///
    /// - Parameter id: The item's id. It is one segment of the path, whatever it contains.
    public subscript(id: String) -> ItemBuilder {
        ItemBuilder(context: context.appending(parameter: Self.placeholder, value: id))
    }
}
