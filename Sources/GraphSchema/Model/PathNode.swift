/// A place in the tree that a schema's paths make. The places of one resource share a request builder, every other one
/// has its own.
package struct PathNode: Sendable {
    /// The segments from the root to here.
    package let segments: [PathSegment]
    /// The template of the first path that leads here or through here; of the root, the client's name.
    package let first: Located<String>
    /// The description of the path, if the schema lists it; a place that only leads on has none.
    package let path: PathDescription?
    /// What the last placeholder stands for; nil if the last segment is none or no path tells.
    package let parameterDescription: String?
    /// The name of the resource that the place is or is below, the nearest one; nil if there is none.
    package let resource: Located<String>?
    /// The segments from the resource to here; from the root if there is no resource.
    package let segmentsBelowResource: [PathSegment]
    /// The places below, in the order of the file.
    package let children: [PathNode]

    /// The path as the schema writes it.
    package var template: String { segments.template }

    /// This place and all below it, parents first.
    package var selfAndDescendants: [PathNode] { places(below: \.children) }

    /// This place and those below it, parents first.
    ///
    /// - Parameter children: Which children of a place to visit.
    /// - Returns: The places.
    func places(below children: (PathNode) -> [PathNode]) -> [PathNode] {
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
    /// The segments as a schema writes them.
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
    /// The first place of those that share a request builder.
    var firstOfEachRequestBuilder: [PathNode] {
        var seen: Set<RequestBuilderKey> = []
        return filter { seen.insert(RequestBuilderKey($0)).inserted }
    }
}

/// What places that share a request builder have in common.
private struct RequestBuilderKey: Hashable {
    let resource: String?
    /// The segments without the names of placeholders: that these differ is reported by rules of their own.
    let segments: [PathSegment]

    init(_ node: PathNode) {
        resource = node.resource?.value
        segments = node.segmentsBelowResource.map { if case .parameter = $0 { .parameter("") } else { $0 } }
    }
}

extension SchemaDocument {
    /// The tree of the paths; its root is the client.
    package var pathTree: PathNode { index.pathTree }

    /// The places below the root of which a request builder is generated, in the order of the tree: of places that share
    /// one, the first.
    package var requestBuilders: [PathNode] { index.requestBuilders }
}
