import GraphSchema

/// The declarations of the metadata that a schema needs.
struct MetadataUsage: Sendable {
    /// The types and enums that the schema has, with their base types.
    var types: Set<String> = []
    /// The navigation properties that paths and types of the schema have, as `type/member`.
    var members: Set<String> = []
    /// The types that only paths pass.
    var passed: Set<String> = []
    /// The actions and functions, by name and binding.
    var operations: Set<String> = []
    /// The entity sets and singletons.
    var roots: Set<String> = []

    init() {}

    init(_ selected: [ImportedOperation], _ builder: TypeBuilder) {
        let metadata = builder.references.metadata
        for type in builder.visited {
            types.formUnion(metadata.lineage(type).map(\.name))
            if metadata.enums[type] != nil { types.insert(type) }
        }
        members = builder.navigation
        for operation in selected {
            if let own = operation.target.operation { operations.insert(Self.key(own, metadata)) }
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

    /// Returns the key of an action or a function.
    static func key(_ operation: MetadataOperation, _ metadata: Metadata) -> String {
        let binding = operation.binding.map { metadata.resolve($0.value) }
        return "\(operation.name) \(binding?.name ?? "") \(binding?.isCollection ?? false)"
    }
}
