/// A request of a batch that others depend on, or that depends on others.
///
/// See [JSON batching](https://learn.microsoft.com/graph/json-batching).
public struct BatchItem<Response: Sendable>: Sendable {
    /// The request.
    public var request: GraphRequest<Response>
    /// What others call the item; nil if none depends on it. The case does not matter.
    public var id: String?
    /// The ids of the items that have to succeed before this one is tried. Items that depend on one another go in one batch
    /// call, so there are at most 20 of them.
    public var dependsOn: [String]

    /// An item of a batch.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - id: What others call the item. Default: none depends on it.
    ///   - dependsOn: The ids of the items that have to succeed before. Default: none.
    public init(_ request: GraphRequest<Response>, id: String? = nil, dependsOn: [String] = []) {
        self.request = request
        self.id = id
        self.dependsOn = dependsOn
    }
}
