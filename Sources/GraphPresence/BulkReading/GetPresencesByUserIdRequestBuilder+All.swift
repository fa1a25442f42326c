import GraphRuntime

extension GetPresencesByUserIdRequestBuilder {
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
    /// - Returns: The presences in the order of the ids, and the ids that came back without one.
    /// - Throws: ``GraphError`` of the first page that fails, or `CancellationError` if the task was cancelled.
    public func all(
        _ ids: [String],
        concurrency: Int = 4,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws -> PresencesById {
        let pages = Self.pages(ids)
        let presences = try await withThrowingTaskGroup(of: [Presence].self) { group in
            var rest = pages[...]
            func start() {
                guard let page = rest.popFirst() else { return }
                group.addTask { try await callAsFunction(ids: page, configuration: configuration).value }
            }
            for _ in 0..<min(pages.count, max(1, concurrency)) { start() }
            var presences: [String: Presence] = [:]
            while let page = try await group.next() {
                for presence in page { presences[presence.id.lowercased()] = presence }
                start()
            }
            return presences
        }
        return PresencesById(
            presences: ids.compactMap { presences[$0.lowercased()] },
            missingIds: ids.filter { presences[$0.lowercased()] == nil }
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
