// SPDX-License-Identifier: MIT

import GraphRuntime

/// The watched users, in the order in which they were added.
struct WatchedUsers: Sendable {
    private(set) var ids: [String] = []
    /// The order in which each user was added, keyed by lowercase ID.
    private var additions: [String: Int] = [:]
    private var nextAddition = 0

    /// Whether the watch is of a single user whose ID is unknown, for example that of `/me`.
    let areUnknown: Bool

    init(_ ids: [String]) {
        areUnknown = false
        add(ids)
    }

    private init() {
        areUnknown = true
        ids = [""]
    }

    /// A single user, whose ID is unknown.
    static let unknown = WatchedUsers()

    mutating func add(_ newIDs: [String]) {
        guard !areUnknown else { return }
        for id in newIDs where additions[id.lowercased()] == nil {
            additions[id.lowercased()] = nextAddition
            nextAddition += 1
            ids.append(id)
        }
    }

    mutating func remove(_ removedIDs: [String]) {
        guard !areUnknown else { return }
        for id in removedIDs { additions[id.lowercased()] = nil }
        ids.removeAll { additions[$0.lowercased()] == nil }
    }

    /// Returns the position in the order of additions, or `nil` if the user is not watched. A user who is removed and
    /// added again gets a new position.
    func addition(of id: String) -> Int? { areUnknown ? 0 : additions[id.lowercased()] }
}
