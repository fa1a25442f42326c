// SPDX-License-Identifier: MIT

import GraphSchema

/// The metadata declarations that a schema needs.
struct MetadataUsage: Sendable {
    /// The types and enums that the schema contains, with their base types.
    var types: Set<String> = []
    /// The navigation properties that the schema's paths and types use, in the form `type/member`.
    var members: Set<String> = []
    /// The types along the paths that the schema does not contain.
    var passed: Set<String> = []
    /// The names of the actions and functions.
    var operations: Set<String> = []
    /// The entity sets and singletons.
    var roots: Set<String> = []

    init() {}

    init(_ selection: OperationSelection, _ builder: TypeBuilder) {
        let metadata = builder.references.metadata
        for type in builder.visited {
            types.formUnion(metadata.lineage(type).map(\.name))
            if metadata.enums[type] != nil { types.insert(type) }
        }
        members = builder.navigation
        // An exclusion that matches no operation is an error, so the trimmed metadata retains the operations that the
        // slice excludes.
        operations = selection.excluded
        for operation in selection.operations {
            if let own = operation.target.operation { operations.insert(own.name) }
            if case .literal(let root)? = operation.segments.first, let declaration = metadata.roots[root] {
                roots.insert(root)
                passed.formUnion(metadata.lineage(metadata.resolve(declaration.type.value).name).map(\.name))
            }
            passed.formUnion(metadata.lineage(operation.target.type).map(\.name))
            for step in operation.target.steps {
                members.insert("\(step.type)/\(step.member)")
                passed.formUnion(metadata.lineage(step.type).map(\.name))
            }
        }
        passed.subtract(types)
    }

    /// Returns whether the schema needs an action or a function, or an operation of the same name for a related type.
    func contains(_ operation: MetadataOperation, of metadata: Metadata) -> Bool {
        guard operations.contains(operation.name), let binding = operation.binding else { return false }
        let type = metadata.resolve(binding.value).name
        return types.contains(type) || passed.contains(type)
    }
}
