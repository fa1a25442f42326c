// SPDX-License-Identifier: MIT

import GraphSchema

/// A method or an action in a schema, with the facts from the metadata and the overlay.
///
/// The metadata declares an action or a function once for each type that it is bound to. The schema has a single action
/// or method, whose paths can have separate facts.
struct DeclaredOperation {
    /// The declaration of an action or a function for one of the types that it is bound to, or a method without a
    /// declaration.
    struct Binding {
        /// The operation on the first path.
        let operation: ImportedOperation
        /// The facts about the operation.
        let node: JSONNode
        /// Whether the overlay specifies the clouds for all paths that do not specify clouds themselves.
        let hasOverlayClouds: Bool
        /// The descriptions that the overlay specifies for this binding, in the format that ``differences(of:)``
        /// returns.
        var overlayDescriptions: Set<String> = []
        /// The operations on all paths, for example `GET /me/messages`.
        fileprivate(set) var requests: [String] = []
    }

    /// The facts that can be different on each path.
    private static let pathFacts = ["documentation", "permissions", "clouds", "notes"]

    /// The facts from the metadata that all bindings share.
    let text: String
    /// The bindings, in the order of the slice.
    private(set) var bindings: [Binding] = []

    init(text: String) {
        self.text = text
    }

    /// Returns the binding to which an operation belongs; `nil` if there is no such binding.
    func binding(of operation: ImportedOperation) -> Binding? { index(of: operation).map { bindings[$0] } }

    private func index(of operation: ImportedOperation) -> Int? {
        bindings.firstIndex {
            $0.operation.target.operation?.source.location == operation.target.operation?.source.location
        }
    }

    /// Adds the path of an operation to its binding, if the binding is known.
    ///
    /// - Returns: Whether the binding is known.
    mutating func addPath(of operation: ImportedOperation) -> Bool {
        guard let index = index(of: operation) else { return false }
        bindings[index].requests.append(operation.request)
        return true
    }

    /// Adds a binding with its first path.
    mutating func add(_ binding: Binding) {
        var binding = binding
        binding.requests = [binding.operation.request]
        bindings.append(binding)
    }

    /// The operation in the schema. A fact that can be different on each path is missing if it is unknown for one of the
    /// bindings. A description is missing if it is different for one of the bindings.
    var node: JSONNode {
        guard let first = bindings.first, case .object(let members) = first.node.value else {
            return JSONNode(.object([]), at: SourceLocation(line: 1, column: 1))
        }
        guard bindings.count > 1 else { return first.node }
        let shared = members.filter { member in
            let values = bindings.map { $0.node[member.key.value] }
            return switch member.key.value {
            case "description": Self.areEqual(values)
            case let key: !Self.pathFacts.contains(key) || !values.contains { $0 == nil }
            }
        }
        .map { member in
            guard member.key.value == "parameters", case .object(let parameters) = member.node.value else {
                return member
            }
            let described = parameters.map { parameter in
                let values = bindings.map { $0.node["parameters"]?[parameter.key.value]?["description"] }
                guard case .object(let facts) = parameter.node.value, !Self.areEqual(values) else { return parameter }
                return Self.member(parameter, facts.filter { $0.key.value != "description" })
            }
            return Self.member(member, described)
        }
        return JSONNode(.object(shared), at: first.node.location)
    }

    private static func member(_ member: JSONMember, _ members: [JSONMember]) -> JSONMember {
        JSONMember(key: member.key, node: JSONNode(.object(members), at: member.node.location))
    }

    private static func areEqual(_ values: [JSONNode?]) -> Bool {
        Set(values.map { $0.map { JSONText($0).line } }).count < 2
    }

    /// Returns the facts that a path of a binding has in place of the operation's facts.
    ///
    /// - Parameters:
    ///   - binding: The binding.
    ///   - clouds: The clouds whose metadata contains the operation on the path; `nil` if the clouds are not known.
    /// - Returns: The facts, by key.
    func overrides(of binding: Binding, clouds: JSONNode?) -> [(key: String, node: JSONNode)] {
        let shared = node
        return Self.pathFacts.compactMap { key in
            let own = key == "clouds" && !binding.hasOverlayClouds ? clouds : binding.node[key]
            guard let own, JSONText(own).line != shared[key].map({ JSONText($0).line }) else { return nil }
            return (key, own)
        }
    }

    /// Returns the facts of a binding that differ from those of the first binding and that paths cannot have, except for
    /// descriptions that only the metadata specifies. A parameter's fact follows the name of the parameter, for example
    /// `ids/maxItems`.
    func differences(of binding: Binding) -> [String] {
        guard let first = bindings.first else { return [] }
        let overlayDescriptions = first.overlayDescriptions.union(binding.overlayDescriptions)
        return Self.differences(first.node, binding.node).filter { !Self.pathFacts.contains($0) }
            .flatMap { key in
                guard key == "parameters", let left = first.node[key], let right = binding.node[key] else {
                    return [key]
                }
                return Self.differences(left, right).flatMap { name in
                    guard let left = left[name], let right = right[name] else { return [name] }
                    return Self.differences(left, right).map { "\(name)/\($0)" }
                }
            }
            .filter { key in
                key != "description" && !key.hasSuffix("/description") || overlayDescriptions.contains(key)
            }
    }

    /// Returns the keys that only one of two objects contains, and the keys whose values differ.
    private static func differences(_ left: JSONNode, _ right: JSONNode) -> [String] {
        guard case .object(let first) = left.value, case .object(let second) = right.value else { return [] }
        let keys = first.map(\.key.value) + second.map(\.key.value).filter { left[$0] == nil }
        return keys.filter { key in
            left[key].map { JSONText($0).line } != right[key].map { JSONText($0).line }
        }
    }
}
