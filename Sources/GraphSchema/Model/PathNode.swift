/// A place in the tree that a schema's paths make; each becomes a request builder.
package struct PathNode: Sendable {
    /// The segments from the root to here.
    package let segments: [PathSegment]
    /// The template of the first path that leads here or through here; of the root, the client's name.
    package let first: Located<String>
    /// The description of the path, if the schema lists it; a place that only leads on has none.
    package let path: PathDescription?
    /// What the last placeholder stands for; nil if the last segment is none or no path tells.
    package let parameterDescription: String?
    /// The places below, in the order of the file.
    package let children: [PathNode]

    /// The path as the schema writes it.
    package var template: String {
        segments.map { segment in
            switch segment {
            case .literal(let text): "/" + text
            case .parameter(let name): "/{" + name + "}"
            }
        }
        .joined()
    }

    /// This place and all below it, parents first.
    package var selfAndDescendants: [PathNode] { places { _ in true } }

    /// This place and all below it, parents first, without those that are left out and what is below them.
    func places(where isIncluded: (PathNode) -> Bool) -> [PathNode] {
        var found: [PathNode] = []
        func visit(_ node: PathNode) {
            guard isIncluded(node) else { return }
            found.append(node)
            for child in node.children { visit(child) }
        }
        visit(self)
        return found
    }
}

extension SchemaDocument {
    /// The tree of the paths; its root is the client.
    package var pathTree: PathNode { index.pathTree }
}
