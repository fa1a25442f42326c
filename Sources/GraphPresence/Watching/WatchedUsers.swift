import GraphRuntime

/// The watched users, in the order in which they were added.
struct WatchedUsers: Sendable {
    private(set) var ids: [String] = []
    /// The order in which each user was added, keyed by lowercase ID.
    private var additions: [String: Int] = [:]
    private var nextAddition = 0

    init(_ ids: [String]) {
        add(ids)
    }

    mutating func add(_ newIDs: [String]) {
        for id in newIDs where additions[id.lowercased()] == nil {
            additions[id.lowercased()] = nextAddition
            nextAddition += 1
            ids.append(id)
        }
    }

    mutating func remove(_ removedIDs: [String]) {
        for id in removedIDs { additions[id.lowercased()] = nil }
        ids.removeAll { additions[$0.lowercased()] == nil }
    }

    /// Returns the position in the order of additions, or `nil` if the user is not watched. A user that is removed and
    /// added again gets another position.
    func addition(of id: String) -> Int? { additions[id.lowercased()] }
}
