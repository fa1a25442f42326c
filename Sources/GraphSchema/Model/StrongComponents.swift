// SPDX-License-Identifier: MIT

/// Tarjan's algorithm for the strongly connected components of a graph, in linear time. The implementation does not use
/// recursion, so a long chain cannot exhaust the stack.
enum StrongComponents {
    /// Returns the strongly connected components of a graph.
    ///
    /// - Parameter edges: For each node, the indexes of its successors.
    /// - Returns: The components, each after the components that are reachable from it.
    static func of(_ edges: [[Int]]) -> [[Int]] {
        var numbers = [Int](repeating: -1, count: edges.count)
        var lowest = numbers
        var isOpen = [Bool](repeating: false, count: edges.count)
        var open: [Int] = []
        var count = 0
        var components: [[Int]] = []
        for root in edges.indices where numbers[root] < 0 {
            var path = [(node: root, next: 0)]
            while let (node, next) = path.last {
                if next == 0, numbers[node] < 0 {
                    numbers[node] = count
                    lowest[node] = count
                    count += 1
                    open.append(node)
                    isOpen[node] = true
                }
                if next < edges[node].count {
                    path[path.count - 1].next += 1
                    let target = edges[node][next]
                    if numbers[target] < 0 {
                        path.append((target, 0))
                    } else if isOpen[target] {
                        lowest[node] = min(lowest[node], numbers[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
                guard lowest[node] == numbers[node] else { continue }
                let start = open.lastIndex(of: node) ?? 0
                let component = Array(open[start...])
                open.removeSubrange(start...)
                for member in component { isOpen[member] = false }
                components.append(component)
            }
        }
        return components
    }
}
