import GraphRuntime

/// The watched users, in the order in which they were added.
struct WatchedUsers: Sendable {
    private(set) var ids: [String] = []
    /// The number of the addition of each user, by lowercase ID.
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

    /// Returns the number of the addition of a user, or `nil` if the user is not watched. A user that is removed and
    /// added again gets another number.
    func addition(of id: String) -> Int? { additions[id.lowercased()] }
}
