// SPDX-License-Identifier: MIT

import GraphRuntime

extension ActionRequestBuilder
where Body == GetPresencesByUserIdPostRequestBody, Response == CollectionResponse<Presence> {
    /// Returns the presences of any number of users, requested in concurrent pages of up to 650 IDs.
    ///
    /// ```swift
    /// let action = graphClient.communications.getPresencesByUserId
    /// let result = try await action.all(userIDs)
    /// ```
    ///
    /// An ID that occurs more than once is sent only once, and its presence is repeated in the result. See
    /// [cloudCommunications: getPresencesByUserId](https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid).
    ///
    /// - Parameters:
    ///   - ids: The users' IDs, which are not case-sensitive.
    ///   - concurrency: The maximum number of concurrent requests, at least 1. The default is 4.
    ///   - configuration: The configuration for each request. The default is the client's configuration.
    /// - Returns: The presences in the order of the IDs, the presences that cannot be read, and the IDs without a
    ///   presence.
    /// - Throws: The `GraphError` of the first page that fails; `CancellationError` if the task is canceled.
    public func all(
        _ ids: [String],
        concurrency: Int = 4,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws -> BulkPresences {
        let pages = Self.pages(ids)
        let responses = try await withThrowingTaskGroup(of: (Int, CollectionResponse<Presence>).self) { group in
            var remaining = pages.indices[...]
            func startNext() {
                guard let page = remaining.popFirst() else { return }
                group.addTask {
                    let body = GetPresencesByUserIdPostRequestBody(ids: pages[page])
                    return (page, try await post(body, configuration: configuration))
                }
            }
            for _ in 0..<min(pages.count, max(1, concurrency)) { startNext() }
            var responses: [Int: CollectionResponse<Presence>] = [:]
            while let (page, response) = try await group.next() {
                responses[page] = response
                startNext()
            }
            return pages.indices.compactMap { responses[$0] }
        }
        var presences: [String: Presence] = [:]
        for presence in responses.flatMap(\.value) { presences[presence.id.lowercased()] = presence }
        let unreadable = responses.enumerated().flatMap { page, response in
            response.unreadableElements.map { BulkPresences.UnreadablePresence(page: page, element: $0) }
        }
        let found = Set(presences.keys).union(unreadable.compactMap { $0.element.id?.lowercased() })
        return BulkPresences(
            presences: ids.compactMap { presences[$0.lowercased()] },
            unreadable: unreadable,
            missingIDs: ids.filter { !found.contains($0.lowercased()) }
        )
    }

    /// Returns the IDs without duplicates, in pages of the maximum size that the service accepts.
    private static func pages(_ ids: [String]) -> [[String]] {
        var seen: Set<String> = []
        let unique = ids.filter { seen.insert($0.lowercased()).inserted }
        let size = GetPresencesByUserIdPostRequestBody.idsMaximumCount
        return stride(from: 0, to: unique.count, by: size).map { start in
            Array(unique[start..<min(start + size, unique.count)])
        }
    }
}
