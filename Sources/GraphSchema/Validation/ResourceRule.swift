// SPDX-License-Identifier: MIT

/// The rule that all paths of a resource offer the same operations and have the same subpaths, so that the paths can
/// share a request builder.
struct ResourceRule: ValidationRule {
    /// The maximum number of differences to compare for one resource. Unrelated paths are a single mistake, but the
    /// number of their differences grows with the square of the number of paths.
    private static let maximumCount = 200

    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        let nodes = document.pathTree.selfAndDescendants.filter { $0.path?.resource != nil }
        let byName = Dictionary(grouping: nodes) { $0.resource?.value ?? "" }
        var checked: Set<String> = []
        for node in nodes {
            guard let name = node.resource, checked.insert(name.value).inserted else { continue }
            if !SwiftIdentifier.isTypeName(SwiftIdentifier.upperCamel(name.value)) {
                diagnostics.report(
                    .notAnIdentifier,
                    "'\(name.value)' is not a valid name for a resource; "
                        + "use letters, digits, and '_', and start with a letter",
                    at: name.location
                )
            }
            let nodes = byName[name.value] ?? []
            if areApart(nodes, into: &diagnostics) { compare(nodes, document, into: &diagnostics) }
        }
    }

    /// Returns whether no path is below another path of the same resource. Two such paths could not have the same
    /// subpaths.
    private func areApart(_ nodes: [PathNode], into diagnostics: inout Diagnostics) -> Bool {
        var outer: [[PathSegment]: PathNode] = [:]
        for node in nodes {
            for count in 1..<node.segments.count {
                guard let other = outer[Array(node.segments.prefix(count))], let resource = node.resource else {
                    continue
                }
                diagnostics.report(
                    .resourceMismatch,
                    "'\(node.template)' is below another path of the resource '\(resource.value)'; "
                        + "a resource cannot contain itself",
                    at: resource.location,
                    note: "'\(other.template)' is here",
                    noteAt: other.path?.template.location
                )
                return false
            }
            outer[node.segments] = node
        }
        return true
    }

    private func compare(_ nodes: [PathNode], _ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        var resources: Set<[PathSegment]> = []
        for node in nodes { ResourceMember.findResources(below: node, from: node.segments.count, into: &resources) }
        let members = nodes.map { ResourceMember($0, without: resources, document) }
        var features: [(feature: ResourceFeature, owner: ResourceMember)] = []
        var seen: Set<ResourceFeature> = []
        for member in members {
            for feature in member.features where seen.insert(feature).inserted { features.append((feature, member)) }
        }
        var count = 0
        for member in members {
            for (feature, owner) in features where member.locations[feature] == nil {
                if count == Self.maximumCount { return }
                count += 1
                if let problem = member.problem(without: feature, as: owner, document) { diagnostics.report(problem) }
            }
        }
    }
}

/// A subpath or operation of one path of a resource. All other paths of the resource must have the same feature.
private struct ResourceFeature: Hashable {
    enum Kind: Hashable {
        case path
        case resource(String)
        case method(String)
        case action(String)
    }

    let kind: Kind
    /// The segments from the path of the resource to the feature.
    let segments: [PathSegment]
}

/// A path of a resource, together with its subpaths.
private struct ResourceMember {
    let node: PathNode
    private(set) var features: [ResourceFeature] = []
    private(set) var locations: [ResourceFeature: SourceLocation] = [:]
    private var paths: [[PathSegment]: PathDescription] = [:]

    /// Creates a member with the features of a path. Features below other resources are excluded, because they are
    /// compared separately.
    init(_ node: PathNode, without resources: Set<[PathSegment]>, _ document: SchemaDocument) {
        self.node = node
        add(node, resources, document)
    }

    static func findResources(below node: PathNode, from depth: Int, into found: inout Set<[PathSegment]>) {
        for child in node.children {
            if child.path?.resource != nil {
                found.insert(Array(child.segments[depth...]))
            } else {
                findResources(below: child, from: depth, into: &found)
            }
        }
    }

    private mutating func add(_ child: PathNode, _ resources: Set<[PathSegment]>, _ document: SchemaDocument) {
        let segments = Array(child.segments[node.segments.count...])
        let isOther = resources.contains(segments)
        if let path = child.path {
            paths[segments] = path
            if !segments.isEmpty { add(.path, segments, at: path.template) }
            if isOther, let resource = path.resource { add(.resource(resource.value), segments, at: resource) }
            // `PathRule` reports operations that do not exist.
            for use in path.methods where !isOther && document.method(use) != nil {
                add(.method(use.name.value), segments, at: use.name)
            }
            for use in path.actions where !isOther && document.action(use) != nil {
                add(.action(use.name.value), segments, at: use.name)
            }
        }
        if !isOther { for grandchild in child.children { add(grandchild, resources, document) } }
    }

    private mutating func add(_ kind: ResourceFeature.Kind, _ segments: [PathSegment], at item: Located<String>) {
        let feature = ResourceFeature(kind: kind, segments: segments)
        features.append(feature)
        locations[feature] = item.location
    }

    /// Returns the diagnostic for a feature that another path of the resource has and this path does not; `nil` if
    /// another rule reports the cause.
    func problem(
        without feature: ResourceFeature,
        as owner: ResourceMember,
        _ document: SchemaDocument
    ) -> Diagnostic? {
        let template = "'\(node.template + feature.segments.template)'"
        let other = "'\(owner.node.template + feature.segments.template)'"
        let all = "all paths of the resource '\(node.resource?.value ?? "")'"
        let path = paths[feature.segments]
        func diagnostic(_ message: String, at item: Located<String>?, note: String) -> Diagnostic {
            Diagnostic(
                .resourceMismatch,
                message,
                at: (item ?? node.first).location,
                note: note,
                noteAt: owner.locations[feature]
            )
        }
        switch feature.kind {
        case .path:
            guard !document.unreadableNames.contains(node.template + feature.segments.template) else { return nil }
            return diagnostic(
                "'\(node.template)' has no path \(template) below it; \(all) must have the same paths below them",
                at: node.path?.template,
                note: "\(other) is here"
            )
        case .resource(let name):
            guard let path else { return nil }
            return diagnostic(
                "\(template) is not the resource '\(name)'; \(all) must have the same resources below them",
                at: path.resource ?? path.template,
                note: "\(other) is the resource '\(name)'"
            )
        case .method(let name):
            guard let path, path.methods.allSatisfy({ document.method($0) != nil }) else { return nil }
            return diagnostic(
                "\(template) does not offer the method '\(name)'; \(all) must offer the same operations",
                at: path.template,
                note: "\(other) offers it here"
            )
        case .action(let name):
            guard let path, path.actions.allSatisfy({ document.action($0) != nil }) else { return nil }
            return diagnostic(
                "\(template) does not offer the action '\(name)'; \(all) must offer the same operations",
                at: path.template,
                note: "\(other) offers it here"
            )
        }
    }
}
