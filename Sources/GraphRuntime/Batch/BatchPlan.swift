// SPDX-License-Identifier: MIT

/// The assignment of entries to batch requests.
struct BatchPlan {
    static let maximumCount = 20

    /// The indices of the entries in each batch request, which contains at most 20 entries. Entries that depend on one
    /// another are in the same request.
    private(set) var calls: [[Int]] = []
    /// The errors that explain why entries cannot be sent, keyed by the index of the entry.
    private(set) var refused: [Int: GraphError] = [:]
    /// The indices of the entries that each entry depends on.
    private(set) var dependencies: [[Int]]

    init(_ entries: [BatchEntry]) {
        dependencies = Array(repeating: [], count: entries.count)
        for (index, entry) in entries.enumerated() {
            if case .failure(let error) = entry.content { refused[index] = error }
        }
        resolve(entries)
        let groups = Self.groups(dependencies)
        for group in groups {
            if group.count > Self.maximumCount {
                refuse(
                    group,
                    entries,
                    "\(group.count) requests depend on one another; a batch can contain at most \(Self.maximumCount) requests"
                )
            } else if Self.hasCycle(group, dependencies) {
                refuse(group, entries, "the request's dependencies form a cycle")
            } else if group.contains(where: { refused[$0] != nil }) {
                refuse(
                    group,
                    entries,
                    "a request in the same dependency chain cannot be sent; see that request's error"
                )
            } else if let last = calls.indices.last, calls[last].count + group.count <= Self.maximumCount {
                calls[last] += group
            } else {
                calls.append(group)
            }
        }
    }

    private mutating func resolve(_ entries: [BatchEntry]) {
        var indices: [String: Int] = [:]
        for (index, entry) in entries.enumerated() {
            guard let id = entry.id?.lowercased() else { continue }
            if indices.updateValue(index, forKey: id) != nil {
                refuse(
                    [index],
                    entries,
                    "two requests in the batch have the ID '\(id)'; request IDs must be unique, regardless of case"
                )
            }
        }
        for (index, entry) in entries.enumerated() {
            for id in entry.dependsOn {
                if let other = indices[id.lowercased()] {
                    dependencies[index].append(other)
                } else {
                    refuse([index], entries, "the request depends on '\(id)', which is not in the batch")
                }
            }
        }
    }

    private mutating func refuse(_ indices: [Int], _ entries: [BatchEntry], _ message: String) {
        for index in indices where refused[index] == nil {
            refused[index] = GraphError(
                kind: .invalidRequest,
                operation: entries[index].operation,
                message: message
            )
        }
    }

    /// Returns groups of entries that are connected by dependencies, in the order of the entries.
    private static func groups(_ dependencies: [[Int]]) -> [[Int]] {
        var parents = Array(dependencies.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index {
                parents[index] = parents[parents[index]]
                index = parents[index]
            }
            return index
        }
        for (index, others) in dependencies.enumerated() {
            for other in others {
                let (first, second) = (root(index), root(other))
                parents[max(first, second)] = min(first, second)
            }
        }
        var groups: [Int: [Int]] = [:]
        for index in dependencies.indices { groups[root(index), default: []].append(index) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func hasCycle(_ group: [Int], _ dependencies: [[Int]]) -> Bool {
        var rest = Set(group)
        while let ready = rest.first(where: { index in !dependencies[index].contains { rest.contains($0) } }) {
            rest.remove(ready)
        }
        return !rest.isEmpty
    }
}
