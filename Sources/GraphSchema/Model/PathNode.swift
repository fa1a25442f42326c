// SPDX-License-Identifier: MIT

/// A node in the tree of a schema's paths. The nodes of a resource share request builders. Every other node has a
/// separate request builder.
package struct PathNode: Sendable {
    /// The segments from the root to the node.
    package let segments: [PathSegment]
    /// The template of the first path that contains the node. For the root, this is the name of the client.
    package let first: Located<String>
    /// The description of the path; `nil` if the schema does not list the path and the node only leads to other nodes.
    package let path: PathDescription?
    /// The documentation of the last segment; `nil` if the segment is not a placeholder or no path documents it.
    package let parameterDescription: String?
    /// The name of the nearest resource at or above the node; `nil` if there is no such resource.
    package let resource: Located<String>?
    /// The segments from the resource to the node, or from the root if the node has no resource.
    package let segmentsBelowResource: [PathSegment]
    /// The child nodes, in the order of the file.
    package let children: [PathNode]

    /// The path template of the node.
    package var template: String { segments.template }

    /// The node and all nodes below it, parents first.
    package var selfAndDescendants: [PathNode] { nodes(below: \.children) }

    /// Returns the node and the nodes below it, parents first.
    ///
    /// - Parameter children: A closure that returns the children to visit for a node.
    /// - Returns: The nodes.
    func nodes(below children: (PathNode) -> [PathNode]) -> [PathNode] {
        var found: [PathNode] = []
        func visit(_ node: PathNode) {
            found.append(node)
            for child in children(node) { visit(child) }
        }
        visit(self)
        return found
    }
}

extension [PathSegment] {
    /// The segments as a path template.
    var template: String {
        map { segment in
            switch segment {
            case .literal(let text): "/" + text
            case .parameter(let name): "/{" + name + "}"
            }
        }
        .joined()
    }
}

extension Sequence<PathNode> {
    /// The first node of each request builder.
    var firstOfEachRequestBuilder: [PathNode] {
        var seen: Set<RequestBuilderKey> = []
        return filter { seen.insert(RequestBuilderKey($0)).inserted }
    }
}

/// The properties that nodes with the same request builder have in common.
private struct RequestBuilderKey: Hashable {
    let resource: String?
    /// The segments without placeholder names. Other rules report placeholder names that differ.
    let segments: [PathSegment]

    init(_ node: PathNode) {
        resource = node.resource?.value
        segments = node.segmentsBelowResource.map { if case .parameter = $0 { .parameter("") } else { $0 } }
    }
}

extension SchemaDocument {
    /// The root of the path tree, which represents the client.
    package var pathTree: PathNode { index.pathTree }

    /// The nodes below the root for which request builders are generated, in the order of the tree. If several nodes
    /// share a request builder, the array contains only the first of these nodes.
    package var requestBuilders: [PathNode] { index.requestBuilders }
}
