// SPDX-License-Identifier: MIT

/// Lookup tables for a schema, created once after the schema is read.
struct SchemaIndex: Sendable {
    /// The types by name.
    let names: TypeNames
    /// The facts about each type that follow from the types that its values contain.
    let contents: TypeContents
    /// The methods by name.
    let methods: [String: OperationDescription]
    /// The actions by name.
    let actions: [String: OperationDescription]
    /// The root of the path tree.
    let pathTree: PathNode
    /// The nodes for which request builders are generated, in the order of the tree.
    let requestBuilders: [PathNode]
    /// Every operation on every path, in the order of the tree.
    let pathOperations: [PathOperation]
    /// The paths that offer each method, by method name, in the order of the tree.
    let methodUses: [String: [PathOperation]]
    /// The paths that offer each action, by action name, in the order of the tree.
    let actionUses: [String: [PathOperation]]

    init(
        names: TypeNames,
        types: [TypeDescription],
        methods: [OperationDescription],
        actions: [OperationDescription],
        paths: [PathDescription],
        root: Located<String>
    ) {
        self.names = names
        contents = TypeContents(of: types, names)
        self.methods = Self.byName(methods)
        self.actions = Self.byName(actions)
        pathTree = PathTreeBuilder.tree(of: paths, root: root)
        let nodes = pathTree.selfAndDescendants
        requestBuilders = nodes.dropFirst().firstOfEachRequestBuilder
        pathOperations = nodes.flatMap { [methods = self.methods, actions = self.actions] node in
            PathOperation.all(node.path?.methods, at: node, methods)
                + PathOperation.all(node.path?.actions, at: node, actions)
        }
        methodUses = Dictionary(grouping: pathOperations.filter { !$0.isAction }) { $0.operation.name.value }
        actionUses = Dictionary(grouping: pathOperations.filter(\.isAction)) { $0.operation.name.value }
    }

    private static func byName(_ operations: [OperationDescription]) -> [String: OperationDescription] {
        Dictionary(operations.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
