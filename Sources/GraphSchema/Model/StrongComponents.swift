/// Finds the groups of places of a graph that lead to one another, in time that grows with the size of the graph (the
/// algorithm of Tarjan, without recursion, so that a long chain does not exhaust the stack).
enum StrongComponents {
    /// Finds the groups.
    ///
    /// - Parameter edges: For each place the places that it leads to.
    /// - Returns: The groups, each after those that it leads to.
    static func of(_ edges: [[Int]]) -> [[Int]] {
        var numbers = [Int](repeating: -1, count: edges.count)
        var lowest = numbers
        var isOpen = [Bool](repeating: false, count: edges.count)
        var open: [Int] = []
        var count = 0
        var components: [[Int]] = []
        for root in edges.indices where numbers[root] < 0 {
            var path = [(place: root, next: 0)]
            while let (place, next) = path.last {
                if next == 0, numbers[place] < 0 {
                    numbers[place] = count
                    lowest[place] = count
                    count += 1
                    open.append(place)
                    isOpen[place] = true
                }
                if next < edges[place].count {
                    path[path.count - 1].next += 1
                    let target = edges[place][next]
                    if numbers[target] < 0 {
                        path.append((target, 0))
                    } else if isOpen[target] {
                        lowest[place] = min(lowest[place], numbers[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.place { lowest[parent] = min(lowest[parent], lowest[place]) }
                guard lowest[place] == numbers[place] else { continue }
                let start = open.lastIndex(of: place) ?? 0
                let component = Array(open[start...])
                open.removeSubrange(start...)
                for member in component { isOpen[member] = false }
                components.append(component)
            }
        }
        return components
    }
}
