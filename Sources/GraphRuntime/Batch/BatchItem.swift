// SPDX-License-Identifier: MIT

/// A request in a batch, with its dependencies on other requests.
///
/// See [JSON batching](https://learn.microsoft.com/graph/json-batching).
public struct BatchItem<Response: Sendable>: Sendable {
    /// The request to send as part of the batch.
    public var request: GraphRequest<Response>
    /// The ID that other items refer to, regardless of its case; `nil` if no item depends on this one.
    public var id: String?
    /// The IDs of the items that must succeed before this one is sent.
    ///
    /// Items that depend on one another are sent in one batch request, so there can be at most 20 of them.
    public var dependsOn: [String]

    /// Creates an item that is sent after the items that it depends on.
    ///
    /// - Parameters:
    ///   - request: The request to send as part of the batch.
    ///   - id: The ID that other items refer to. The default is `nil`.
    ///   - dependsOn: The IDs of the items that must succeed before this one. The default is empty.
    public init(_ request: GraphRequest<Response>, id: String? = nil, dependsOn: [String] = []) {
        self.request = request
        self.id = id
        self.dependsOn = dependsOn
    }
}
