// SPDX-License-Identifier: MIT

import GraphSchema

/// A resolver that finds the type or collection that a service path refers to.
struct PathResolver {
    let metadata: Metadata

    /// The type or collection that a path leads to.
    struct Target {
        /// The type with its namespace, or a primitive type.
        var type: String
        /// Whether the path leads to a collection.
        var isCollection: Bool
        /// The members along the path, each with the type that declares the member.
        var steps: [(type: String, member: String)] = []
        /// The action or function at the end of the path; `nil` if the path ends in neither.
        var operation: MetadataOperation?
    }

    /// The reason why a path does not lead to a type or collection.
    struct Failure: Error {
        let message: String
        var note: String?
    }

    /// Returns the type or collection that a request with an HTTP method leads to.
    ///
    /// - Throws: The reason why the metadata or the schema format does not allow the request.
    func resolve(_ method: HTTPMethod, _ path: [PathSegment]) throws(Failure) -> Target {
        guard let last = path.last, case .literal(let name) = last, path.count > 1 else { return try resolve(path) }
        let parent = try resolve(Array(path.dropLast()))
        if parent.isCollection || member(name, of: parent.type) == nil,
            let operation = operation(name, of: parent, for: method)
        {
            let isGet = method == .get
            guard operation.isFunction == isGet, isGet || method == .post else {
                let kind = operation.isFunction ? "function" : "action"
                let use = operation.isFunction ? "GET" : "POST"
                throw Failure(message: "'\(name)' is \(operation.isFunction ? "a" : "an") \(kind); use \(use)")
            }
            if operation.isFunction, let parameter = operation.ownParameters.first {
                throw Failure(
                    message: "the function '\(name)' has the parameter '\(parameter.name.value)', "
                        + "which the schema format cannot express"
                )
            }
            var target = parent
            target.operation = operation
            return target
        }
        return try resolve(path)
    }

    /// Returns the type or collection that a path without an action or function leads to.
    func resolve(_ path: [PathSegment]) throws(Failure) -> Target {
        guard case .literal(let root)? = path.first else {
            throw Failure(message: "a path starts with the name of an entity set or singleton")
        }
        guard let declaration = metadata.roots[root] else {
            throw Failure(
                message: "there is no entity set or singleton '\(root)'",
                note: Suggestion.note(for: root, among: metadata.roots.keys)
            )
        }
        let (type, isCollection) = metadata.resolve(declaration.type.value)
        var target = Target(type: type, isCollection: isCollection)
        for segment in path.dropFirst() { try step(segment, &target) }
        return target
    }

    private func step(_ segment: PathSegment, _ target: inout Target) throws(Failure) {
        let type = target.type
        switch segment {
        case .parameter(let name):
            guard target.isCollection, metadata.structures[type]?.isEntity == true else {
                throw Failure(message: "'{\(name)}' does not follow a collection of entities")
            }
            target.isCollection = false
        case .literal(let name):
            if name.hasPrefix("$") {
                throw Failure(
                    message: "the schema format cannot express the segment '\(name)'",
                    note: "remove the operation, and send it with GraphRequest"
                )
            }
            if target.isCollection {
                throw Failure(
                    message: "'\(name)' follows a collection, which has no such function or action",
                    note: Suggestion.note(for: name, among: operations(of: target))
                        ?? "a placeholder follows a collection, for example '{id}'"
                )
            }
            guard let found = member(name, of: type) else {
                throw Failure(
                    message: "'\(type)' has no property, function, or action '\(name)'",
                    note: Suggestion.note(
                        for: name,
                        among: metadata.lineage(type).flatMap { $0.members.map(\.name.value) } + operations(of: target)
                    )
                )
            }
            target.steps.append((found.type, name))
            (target.type, target.isCollection) = metadata.resolve(found.member.type.value)
        }
    }

    private func member(_ name: String, of type: String) -> (type: String, member: MetadataProperty)? {
        for type in metadata.lineage(type) {
            if let member = type.member(name) { return (type.name, member) }
        }
        return nil
    }

    /// Returns the action or function that is bound to a target; `nil` if no such operation exists.
    ///
    /// An action and a function can have the same name, and so can several functions. The operation that matches the
    /// HTTP method is preferred, then the operation that is bound to the nearest base type, and then the operation with
    /// the fewest parameters.
    private func operation(_ name: String, of target: Target, for method: HTTPMethod) -> MetadataOperation? {
        let lineage = metadata.lineage(target.type).map(\.name)
        let candidates = (metadata.operations[name] ?? []).compactMap { operation in
            distance(operation, target.isCollection, lineage).map { distance in
                (
                    operation,
                    rank: (operation.isFunction == (method == .get) ? 0 : 1, distance, operation.ownParameters.count)
                )
            }
        }
        return candidates.min { $0.rank < $1.rank }?.0
    }

    /// Returns the names of the actions that are bound to a target, in alphabetical order.
    func actions(of target: Target) -> [String] {
        let lineage = metadata.lineage(target.type).map(\.name)
        return metadata.operations.filter { _, operations in
            operations.contains { !$0.isFunction && distance($0, target.isCollection, lineage) != nil }
        }
        .keys.sorted()
    }

    /// Returns the names of the actions and functions that are bound to a target.
    private func operations(of target: Target) -> [String] {
        let lineage = metadata.lineage(target.type).map(\.name)
        return metadata.operations.filter { _, operations in
            operations.contains { distance($0, target.isCollection, lineage) != nil }
        }
        .map(\.key)
    }

    /// Returns the number of inheritance steps from a type to the type that an operation is bound to; `nil` if the
    /// operation is bound to neither the type nor one of its base types.
    private func distance(_ operation: MetadataOperation, _ isCollection: Bool, _ lineage: [String]) -> Int? {
        guard let binding = operation.binding.map({ metadata.resolve($0.value) }), binding.isCollection == isCollection
        else { return nil }
        return lineage.firstIndex(of: binding.name)
    }
}
