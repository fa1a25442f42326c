/// Makes the tree of a schema's paths, each place once.
struct PathTreeBuilder {
    private struct Place {
        let segments: [PathSegment]
        let first: Located<String>
        var path: PathDescription?
        var parameterDescription: String?
        var children: [Int] = []
        var childPositions: [PathSegment: Int] = [:]
    }

    private var places: [Place]

    /// The root of the tree; a path that is not valid is not part of it.
    static func tree(of paths: [PathDescription], root: Located<String>) -> PathNode {
        var builder = PathTreeBuilder(places: [Place(segments: [], first: root)])
        for path in paths where !path.segments.isEmpty { builder.insert(path) }
        return builder.node(0)
    }

    private mutating func insert(_ path: PathDescription) {
        var place = 0
        for segment in path.segments {
            place = child(segment, of: place, on: path)
            if case .parameter(let name) = segment, places[place].parameterDescription == nil {
                places[place].parameterDescription = path.parameters.first { $0.name.value == name }?.description
            }
        }
        places[place].path = path
    }

    private mutating func child(_ segment: PathSegment, of parent: Int, on path: PathDescription) -> Int {
        if let child = places[parent].childPositions[segment] { return child }
        let child = places.count
        places.append(Place(segments: places[parent].segments + [segment], first: path.template))
        places[parent].children.append(child)
        places[parent].childPositions[segment] = child
        return child
    }

    private func node(_ position: Int, resource: Located<String>? = nil, depth: Int = 0) -> PathNode {
        let place = places[position]
        let depth = place.path?.resource == nil ? depth : place.segments.count
        let resource = place.path?.resource ?? resource
        return PathNode(
            segments: place.segments,
            first: place.first,
            path: place.path,
            parameterDescription: place.parameterDescription,
            resource: resource,
            segmentsBelowResource: Array(place.segments[depth...]),
            children: place.children.map { node($0, resource: resource, depth: depth) }
        )
    }
}
