/// A place in the tree that a schema's paths make; each becomes a request builder.
package struct PathNode: Sendable {
    /// The segments from the root to here.
    package let segments: [PathSegment]
    /// The description of the path, if the schema lists it; a place that only leads on has none.
    package internal(set) var path: PathDescription?
    /// What the last placeholder stands for; nil if the last segment is none or no path tells.
    package internal(set) var parameterDescription: String?
    /// The places below, in the order of the file.
    package internal(set) var children: [PathNode] = []

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
    package var selfAndDescendants: [PathNode] { [self] + children.flatMap(\.selfAndDescendants) }

    mutating func insert(_ path: PathDescription, segments rest: ArraySlice<PathSegment>) {
        guard let segment = rest.first else {
            self.path = path
            return
        }
        var child = children.first { $0.segments.last == segment } ?? PathNode(segments: segments + [segment])
        if case .parameter(let name) = segment, child.parameterDescription == nil {
            child.parameterDescription = path.parameters.first { $0.name.value == name }?.description
        }
        child.insert(path, segments: rest.dropFirst())
        if let index = children.firstIndex(where: { $0.segments.last == segment }) {
            children[index] = child
        } else {
            children.append(child)
        }
    }
}

extension SchemaDocument {
    /// The tree of the paths; its root is the client.
    package var pathTree: PathNode {
        var root = PathNode(segments: [])
        for path in paths { root.insert(path, segments: path.segments[...]) }
        return root
    }

    /// The description of a method that a path offers; nil if there is none of that name.
    package func method(_ use: OperationUse) -> OperationDescription? {
        methods.first { $0.name.value == use.name.value }
    }

    /// The description of an action that a path offers; nil if there is none of that name.
    package func action(_ use: OperationUse) -> OperationDescription? {
        actions.first { $0.name.value == use.name.value }
    }
}
