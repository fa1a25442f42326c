// SPDX-License-Identifier: MIT

import GraphRuntime

/// The source from which a watch reads presences.
struct PresenceSource: Sendable {
    typealias Read = @Sendable (_ ids: [String], RequestConfiguration) async throws -> CollectionResponse<Presence>

    let adapter: GraphRequestAdapter
    let operation: GraphOperation
    /// A closure that reads the presences of the users with the given IDs, or the single presence of the source.
    let read: Read
}

extension PresenceSource {
    /// Creates a source that reads the presences of any number of users by their IDs.
    init(_ communications: CommunicationsRequestBuilder) {
        let operation = communications.getPresencesByUserId.operation
        self.init(adapter: communications.context.requestAdapter, operation: operation) { ids, configuration in
            try await communications.getPresencesByUserId(ids: ids, configuration: configuration)
        }
    }

    /// Creates a source that reads a single presence from its own path.
    init(_ presence: PresenceRequestBuilder) {
        let operation = presence.getRequest().operation
        self.init(adapter: presence.context.requestAdapter, operation: operation) { _, configuration in
            CollectionResponse(value: [try await presence.get(configuration: configuration)])
        }
    }
}
