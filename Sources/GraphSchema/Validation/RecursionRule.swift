// SPDX-License-Identifier: MIT

/// The rule that no type contains itself through properties that are not nullable. No finite value could have such a
/// type.
struct RecursionRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        var search = Search(document)
        for cycle in search.cycles() {
            let names = cycle.map { document.types[$0.type].name.value }
            diagnostics.report(
                .infiniteRecursion,
                "the type '\(names[0])' contains itself through properties that are not nullable: "
                    + (names + [names[0]]).joined(separator: " > "),
                at: cycle[0].property.location,
                note: "make one of the properties nullable or a collection"
            )
        }
    }
}

/// A search for types that contain themselves, which visits each type and each property once.
private struct Search {
    /// A type, and the property that leads to the next type.
    struct Step {
        let type: Int
        var property: Located<String>
        fileprivate var next = 0
        /// The position in the current path after the last type that belongs to a reported cycle.
        fileprivate var reported: Int
    }

    private var edges: [[(target: Int, property: Located<String>)]] = []
    private var isVisited: [Bool]
    /// The position of each type in the current path; `nil` for a type that is not part of the path.
    private var depths: [Int?]
    private var path: [Step] = []

    init(_ document: SchemaDocument) {
        let positions = Dictionary(
            document.types.enumerated().map { ($0.element.name.value, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        edges = document.types.map { type in
            type.properties.compactMap { property in
                guard !property.nullable, let (type, isCollection) = document.resolve(property.type.value),
                    !isCollection,
                    case .structure(let structure) = type, let target = positions[structure.name.value]
                else { return nil }
                return (target, property.name)
            }
        }
        isVisited = Array(repeating: false, count: edges.count)
        depths = Array(repeating: nil, count: edges.count)
    }

    /// Finds cycles that have no type in common, because breaking one cycle often breaks the cycles that overlap it.
    mutating func cycles() -> [[Step]] {
        var found: [[Step]] = []
        for root in edges.indices where !isVisited[root] {
            enter(root)
            while let step = path.last {
                guard step.next < edges[step.type].count else {
                    path.removeLast()
                    depths[step.type] = nil
                    continue
                }
                let (target, property) = edges[step.type][step.next]
                path[path.count - 1].next += 1
                path[path.count - 1].property = property
                if let start = depths[target], start >= step.reported {
                    found.append(Array(path[start...]))
                    for position in start..<path.count { path[position].reported = position + 1 }
                } else if !isVisited[target] {
                    enter(target)
                }
            }
        }
        return found
    }

    private mutating func enter(_ type: Int) {
        isVisited[type] = true
        depths[type] = path.count
        let start = Located("", at: SourceLocation(line: 1, column: 1))
        path.append(Step(type: type, property: start, reported: path.last?.reported ?? 0))
    }
}
