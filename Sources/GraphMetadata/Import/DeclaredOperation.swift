// SPDX-License-Identifier: MIT

import GraphSchema

/// A method or an action of a schema, with the facts from the metadata and the overlay.
///
/// The metadata declares an action once for each type that the action is bound to. The schema has a single action, whose
/// paths can have facts of their own.
struct DeclaredOperation {
    /// The declaration of an action for one of the types that it is bound to, or the declaration of a method.
    struct Binding {
        /// The operation on the first path.
        let operation: ImportedOperation
        /// The facts about the operation.
        let node: JSONNode
        /// Whether the overlay specifies the clouds for all paths that do not specify clouds themselves.
        let hasOverlayClouds: Bool
    }

    /// The facts that can be different on each path.
    private static let pathFacts = ["documentation", "permissions", "clouds", "notes"]

    /// The facts from the metadata that all bindings share.
    let text: String
    /// The bindings, in the order of the slice. A method has one binding.
    var bindings: [Binding] = []

    /// Returns the binding to which an operation belongs; `nil` if there is no such binding.
    func binding(of operation: ImportedOperation) -> Binding? {
        guard let action = operation.action else { return bindings.first }
        return bindings.first { $0.operation.action?.source.location == action.source.location }
    }

    /// The operation in the schema. A fact that can be different on each path is missing if it is unknown for one of the
    /// bindings.
    var node: JSONNode {
        guard let first = bindings.first, case .object(let members) = first.node.value else {
            return JSONNode(.object([]), at: SourceLocation(line: 1, column: 1))
        }
        let shared = members.filter { member in
            !Self.pathFacts.contains(member.key.value)
                || bindings.allSatisfy { $0.node[member.key.value] != nil }
        }
        return JSONNode(.object(shared), at: first.node.location)
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

    /// Returns the facts of a binding that differ from those of the first binding and that paths cannot have. A
    /// parameter's fact follows the name of the parameter, for example `ids/maxItems`.
    func differences(of binding: Binding) -> [String] {
        guard let first = bindings.first?.node else { return [] }
        return Self.differences(first, binding.node).filter { !Self.pathFacts.contains($0) }
            .flatMap { key in
                guard key == "parameters", let left = first[key], let right = binding.node[key] else { return [key] }
                return Self.differences(left, right).flatMap { name in
                    guard let left = left[name], let right = right[name] else { return [name] }
                    return Self.differences(left, right).map { "\(name)/\($0)" }
                }
            }
    }

    /// Returns the keys of two objects that only one of them has or whose values differ.
    private static func differences(_ left: JSONNode, _ right: JSONNode) -> [String] {
        guard case .object(let first) = left.value, case .object(let second) = right.value else { return [] }
        let keys = first.map(\.key.value) + second.map(\.key.value).filter { left[$0] == nil }
        return keys.filter { key in
            left[key].map { JSONText($0).line } != right[key].map { JSONText($0).line }
        }
    }
}
