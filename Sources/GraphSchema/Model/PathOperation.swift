/// An operation on a path, with what holds there.
package struct PathOperation: Sendable {
    /// The place of the path in the tree.
    package let node: PathNode
    /// The operation.
    package let operation: OperationDescription
    /// What holds for the operation on this path.
    package let facts: OperationFacts
    /// Whether the operation is an action.
    package var isAction: Bool { operation.isAction }

    /// The path template, followed by the name of an action.
    package var template: String { node.template + (isAction ? "/" + operation.name.value : "") }

    /// The method and the path template.
    package var request: String { "\(operation.method.rawValue) \(template)" }

    /// The operations that a place of the tree offers, without those that do not exist.
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
    /// The plain methods that a place of the tree offers.
    package func methods(of node: PathNode) -> [PathOperation] {
        PathOperation.all(node.path?.methods, at: node, index.methods)
    }

    /// The actions that a place of the tree offers.
    package func actions(of node: PathNode) -> [PathOperation] {
        PathOperation.all(node.path?.actions, at: node, index.actions)
    }

    /// Every operation on every path, in the order of the tree.
    package var pathOperations: [PathOperation] { index.pathOperations }

    /// Where an operation is offered, in the order of the tree.
    package func uses(of operation: OperationDescription) -> [PathOperation] {
        (operation.isAction ? index.actionUses : index.methodUses)[operation.name.value] ?? []
    }

    /// The description of a method that a path offers; nil if there is no method of that name.
    package func method(_ use: OperationUse) -> OperationDescription? { index.methods[use.name.value] }

    /// The description of an action that a path offers; nil if there is no action of that name.
    package func action(_ use: OperationUse) -> OperationDescription? { index.actions[use.name.value] }
}
