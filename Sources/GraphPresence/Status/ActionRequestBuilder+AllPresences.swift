import GraphRuntime

extension ActionRequestBuilder
where Body == GetPresencesByUserIdPostRequestBody, Response == CollectionResponse<Presence> {
    /// Gets the presences of any number of users, in pages of 650 ids, several pages at once.
    ///
    /// ```swift
    /// let result = try await graphClient.communications.getPresencesByUserId.all(ids)
    /// ```
    ///
    /// An id that is asked for twice is sent once and has two presences in the result. See
    /// [cloudCommunications: getPresencesByUserId](https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid).
    ///
    /// - Parameters:
    ///   - ids: The users' ids. The case of letters does not matter.
    ///   - concurrency: How many pages are under way at once; at least 1. Default: 4.
    ///   - configuration: The settings of each page's call. Default: the client's own.
    /// - Returns: The presences in the order of the ids, those that cannot be read, and the ids without one.
    /// - Throws: ``GraphError`` of the first page that fails, or `CancellationError` if the task was cancelled.
    public func all(
        _ ids: [String],
        concurrency: Int = 4,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws -> BulkPresences {
        let pages = Self.pages(ids)
        let responses = try await withThrowingTaskGroup(of: (Int, CollectionResponse<Presence>).self) { group in
            var rest = pages.indices[...]
            func start() {
                guard let page = rest.popFirst() else { return }
                group.addTask {
                    let body = GetPresencesByUserIdPostRequestBody(ids: pages[page])
                    return (page, try await post(body, configuration: configuration))
                }
            }
            for _ in 0..<min(pages.count, max(1, concurrency)) { start() }
            var responses: [Int: CollectionResponse<Presence>] = [:]
            while let (page, response) = try await group.next() {
                responses[page] = response
                start()
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

    /// The ids, each once, in pages as large as the service takes.
    private static func pages(_ ids: [String]) -> [[String]] {
        var seen: Set<String> = []
        let different = ids.filter { seen.insert($0.lowercased()).inserted }
        let size = GetPresencesByUserIdPostRequestBody.idsMaximumCount
        return stride(from: 0, to: different.count, by: size).map { start in
            Array(different[start..<min(start + size, different.count)])
        }
    }
}
