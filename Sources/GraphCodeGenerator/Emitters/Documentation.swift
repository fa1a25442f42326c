import GraphSchema

/// The paragraph that links to a documentation page; nil if there is none.
func link(_ page: String?) -> String? {
    page.map { "Documentation: <\($0)>" }
}

/// What every sending method may throw.
let thrownByCalls = "`GraphError`, or `CancellationError` if the task was cancelled."

extension OperationFacts {
    /// The permissions, the least privileged of each kind of caller first.
    var permissionText: String {
        func text(_ names: [String]) -> String {
            guard let least = names.first else { return "not supported" }
            let others = names.dropFirst().map { "`\($0)`" }.joined(separator: ", ")
            return "`\(least)`" + (others.isEmpty ? "" : " (or \(others))")
        }
        return "delegated \(text(permissions.delegatedWork)), "
            + "personal account \(text(permissions.delegatedPersonal)), "
            + "application \(text(permissions.application))"
    }

    /// The link to the documentation page, or that there is none.
    var documentationText: String {
        documentation.map { "Documentation: <\($0.value)>" } ?? "No documentation page lists this path."
    }

    /// What a caller should know, an item each.
    func items(_ request: String) -> [String] {
        [
            "Path: `\(request)`",
            "Permissions: \(permissionText).",
            "Clouds: \(clouds.map(\.rawValue).joined(separator: ", ")).",
            documentationText,
        ]
    }
}

/// An operation on a path, with what holds there.
struct PathOperation {
    let node: PathNode
    let operation: OperationDescription
    let facts: OperationFacts
    let isAction: Bool

    /// The path template with an action's name behind it.
    var template: String { node.template + (isAction ? "/" + operation.name.value : "") }

    /// The method and the path template.
    var request: String { "\(operation.method.rawValue) \(template)" }
}

extension SchemaDocument {
    /// The plain methods that a place of the tree offers.
    func methods(of node: PathNode) -> [PathOperation] {
        (node.path?.methods ?? []).compactMap { use in
            method(use).map {
                PathOperation(node: node, operation: $0, facts: use.facts(of: $0), isAction: false)
            }
        }
    }

    /// The actions that a place of the tree offers.
    func actions(of node: PathNode) -> [PathOperation] {
        (node.path?.actions ?? []).compactMap { use in
            action(use).map {
                PathOperation(node: node, operation: $0, facts: use.facts(of: $0), isAction: true)
            }
        }
    }

    /// Every operation on every path, in the order of the tree.
    var pathOperations: [PathOperation] {
        pathTree.selfAndDescendants.flatMap { methods(of: $0) + actions(of: $0) }
    }
}

extension SchemaDocument {
    /// Where an operation is offered, a path an item, with what holds there.
    func pathItems(of operation: OperationDescription) -> [String] {
        let uses = pathOperations.filter {
            $0.isAction == operation.isAction && $0.operation.name.value == operation.name.value
        }
        return uses.map { use in
            "`\(use.request)`: \(use.facts.permissionText); clouds \(use.facts.clouds.map(\.rawValue).joined(separator: ", ")). "
                + use.facts.documentationText
        }
    }
}
