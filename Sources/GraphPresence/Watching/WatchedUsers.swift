import GraphRuntime

/// The users that are watched, in the order in which they were added.
struct WatchedUsers: Sendable {
    private(set) var ids: [String] = []
    /// The number of the addition of each user, by ids without their case.
    private var additions: [String: Int] = [:]
    private var nextAddition = 0

    init(_ ids: [String]) {
        add(ids)
    }

    mutating func add(_ more: [String]) {
        for id in more where additions[id.lowercased()] == nil {
            additions[id.lowercased()] = nextAddition
            nextAddition += 1
            ids.append(id)
        }
    }

    mutating func remove(_ gone: [String]) {
        for id in gone { additions[id.lowercased()] = nil }
        ids.removeAll { additions[$0.lowercased()] == nil }
    }

    /// The number of the addition of a user; nil if the user is not watched. Who is removed and added again gets another.
    func addition(of id: String) -> Int? { additions[id.lowercased()] }
}
