// SPDX-License-Identifier: MIT

/// A builder for the tree of a schema's paths.
struct PathTreeBuilder {
    private struct Node {
        let segments: [PathSegment]
        let first: Located<String>
        var path: PathDescription?
        var parameterDescription: String?
        var children: [Int] = []
        var childPositions: [PathSegment: Int] = [:]
    }

    private var nodes: [Node]

    /// Returns the root of the tree. The tree does not contain invalid paths.
    static func tree(of paths: [PathDescription], root: Located<String>) -> PathNode {
        var builder = PathTreeBuilder(nodes: [Node(segments: [], first: root)])
        for path in paths where !path.segments.isEmpty { builder.insert(path) }
        return builder.node(0)
    }

    private mutating func insert(_ path: PathDescription) {
        var position = 0
        for segment in path.segments {
            position = child(segment, of: position, on: path)
            if case .parameter(let name) = segment, nodes[position].parameterDescription == nil {
                nodes[position].parameterDescription = path.parameters.first { $0.name.value == name }?.description
            }
        }
        nodes[position].path = path
    }

    private mutating func child(_ segment: PathSegment, of parent: Int, on path: PathDescription) -> Int {
        if let child = nodes[parent].childPositions[segment] { return child }
        let child = nodes.count
        nodes.append(Node(segments: nodes[parent].segments + [segment], first: path.template))
        nodes[parent].children.append(child)
        nodes[parent].childPositions[segment] = child
        return child
    }

    private func node(_ position: Int, resource: Located<String>? = nil, depth: Int = 0) -> PathNode {
        let node = nodes[position]
        let depth = node.path?.resource == nil ? depth : node.segments.count
        let resource = node.path?.resource ?? resource
        return PathNode(
            segments: node.segments,
            first: node.first,
            path: node.path,
            parameterDescription: node.parameterDescription,
            resource: resource,
            segmentsBelowResource: Array(node.segments[depth...]),
            children: node.children.map { self.node($0, resource: resource, depth: depth) }
        )
    }
}
