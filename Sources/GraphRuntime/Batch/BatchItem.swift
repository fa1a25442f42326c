// SPDX-License-Identifier: MIT

/// A request in a batch, with its dependencies on other requests.
///
/// See [JSON batching](https://learn.microsoft.com/graph/json-batching).
public struct BatchItem<Response: Sendable>: Sendable {
    /// The request to send as part of the batch.
    public var request: GraphRequest<Response>
    /// The case-insensitive ID that other items use to refer to this item; `nil` if no item depends on this item.
    public var id: String?
    /// The IDs of the items that must succeed before this item is processed.
    ///
    /// Items that depend on one another are sent in one batch request, which can contain at most 20 items.
    public var dependsOn: [String]

    /// Creates a batch item, which can depend on other items.
    ///
    /// - Parameters:
    ///   - request: The request to send as part of the batch.
    ///   - id: The ID that other items use to refer to this item. The default is `nil`.
    ///   - dependsOn: The IDs of the items that must succeed before this item is processed. The default is an empty
    ///     array.
    public init(_ request: GraphRequest<Response>, id: String? = nil, dependsOn: [String] = []) {
        self.request = request
        self.id = id
        self.dependsOn = dependsOn
    }
}
