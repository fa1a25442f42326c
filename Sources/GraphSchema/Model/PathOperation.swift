// SPDX-License-Identifier: MIT

/// An operation on a path, with the facts that apply to the operation on that path.
package struct PathOperation: Sendable {
    /// The path's node in the path tree.
    package let node: PathNode
    /// The operation.
    package let operation: OperationDescription
    /// The facts that apply to the operation on this path.
    package let facts: OperationFacts
    /// Whether the operation is an action.
    package var isAction: Bool { operation.isAction }

    /// The path template, followed by the action's name if the operation is an action.
    package var template: String { node.template + (isAction ? "/" + operation.name.value : "") }

    /// The HTTP method and the path template.
    package var request: String { "\(operation.method.rawValue) \(template)" }

    /// Returns the operations that a node offers and the schema declares.
    static func all(
        _ uses: [OperationUse]?,
        at node: PathNode,
        _ operations: [String: OperationDescription]
    ) -> [PathOperation] {
        (uses ?? []).compactMap { use in
            operations[use.name.value].map { PathOperation(node: node, operation: $0, facts: use.facts(of: $0)) }
        }
    }
}

extension SchemaDocument {
    /// Returns the methods that a node offers.
    package func methods(of node: PathNode) -> [PathOperation] {
        PathOperation.all(node.path?.methods, at: node, index.methods)
    }

    /// Returns the actions that a node offers.
    package func actions(of node: PathNode) -> [PathOperation] {
        PathOperation.all(node.path?.actions, at: node, index.actions)
    }

    /// Every operation on every path, in the order of the tree.
    package var pathOperations: [PathOperation] { index.pathOperations }

    /// Returns the operation on each path that offers it, in the order of the tree.
    package func uses(of operation: OperationDescription) -> [PathOperation] {
        (operation.isAction ? index.actionUses : index.methodUses)[operation.name.value] ?? []
    }

    /// Returns the method with the given name on a path; `nil` if the path offers no such method.
    package func method(_ use: OperationUse) -> OperationDescription? { index.methods[use.name.value] }

    /// Returns the action with the given name on a path; `nil` if the path offers no such action.
    package func action(_ use: OperationUse) -> OperationDescription? { index.actions[use.name.value] }
}
