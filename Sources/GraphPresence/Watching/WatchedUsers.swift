// SPDX-License-Identifier: MIT

import GraphRuntime

/// The watched users, in the order in which they were added.
struct WatchedUsers: Sendable {
    private(set) var ids: [String] = []
    /// Each user's position in the order of additions, keyed by lowercase ID.
    private var additions: [String: Int] = [:]
    private var nextAddition = 0

    /// Whether the watch follows a single user with an unknown ID, for example the user of `/me`.
    let areUnknown: Bool

    init(_ ids: [String]) {
        areUnknown = false
        add(ids)
    }

    private init() {
        areUnknown = true
        ids = [""]
    }

    /// A single user with an unknown ID.
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

    /// Returns the user's position in the order of additions, or `nil` if the user is not watched. A user who is
    /// removed and added again gets a new position.
    func addition(of id: String) -> Int? { areUnknown ? 0 : additions[id.lowercased()] }
}
