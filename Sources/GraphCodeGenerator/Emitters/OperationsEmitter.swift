import GraphSchema

/// Writes what the schema says of each operation on each path.
struct OperationsEmitter: Emitter {
    let fileName = "Operations.generated.swift"

    func emit(_ document: SchemaDocument, into text: inout SourceText) {
        let access = document.memberPrefix
        let client = document.client.name.value
        text.comment(DocumentationComment("What the schema says of each operation of ``\(client)``."))
        text.block("\(document.typePrefix)enum \(identifier(document.client.operationsName))") { text in
            for use in document.pathOperations {
                text.separate()
                text.comment(DocumentationComment(use.operation.description).items(use.facts.items(use.request)))
                text.list(
                    "\(access)static let \(identifier(use.node.operationConstantName(use.operation))) = GraphOperation(",
                    arguments(use, document),
                    ")"
                )
            }
            text.separate()
            text.comment(DocumentationComment("Every operation, in the order of the schema's paths."))
            text.list(
                "\(access)static let all: [GraphOperation] = [",
                document.pathOperations.map { "\(identifier($0.node.operationConstantName($0.operation)))" },
                "]",
                trailingComma: true
            )
        }
    }

    private func arguments(_ use: PathOperation, _ document: SchemaDocument) -> [Code] {
        let facts = use.facts
        var permissions: [Code] = []
        let kinds: [(label: Code, names: [String])] = [
            ("delegatedWork", facts.permissions.delegatedWork),
            ("delegatedPersonal", facts.permissions.delegatedPersonal),
            ("application", facts.permissions.application),
        ]
        for (label, names) in kinds where !names.isEmpty {
            permissions.append(nestedList("\(label): [", names.map(literal), "]", depth: 3, trailingComma: true))
        }
        var arguments: [Code] = [
            "name: \(literal(use.operation.name.value))",
            "method: .\(use.operation.method.verb)",
            "pathTemplate: \(literal(use.template))",
            nestedList("permissions: GraphPermissions(", permissions, ")", depth: 2),
            nestedList(
                "clouds: [",
                facts.clouds.map { ".\(identifier($0.rawValue))" },
                "]",
                depth: 2,
                trailingComma: true
            ),
            "isIdempotent: \(use.operation.idempotent)",
        ]
        if use.operation.doneIfNotFoundOnRetry { arguments.append("isDoneIfNotFoundOnRetry: true") }
        let secrets = document.secretProperties(of: use.operation)
        if !secrets.isEmpty {
            let names = secrets.sorted().map(literal)
            arguments.append(nestedList("secretProperties: [", names, "]", depth: 2, trailingComma: true))
        }
        let limits: [Code] = use.operation.parameters.compactMap { parameter in
            parameter.constraints.limit.map { limit in
                "GraphOperation.Limit(parameter: \(literal(parameter.name.value)), allowed: \(literal(limit)))"
            }
        }
        if !limits.isEmpty { arguments.append(nestedList("limits: [", limits, "]", depth: 2, trailingComma: true)) }
        if let documentation = facts.documentation {
            arguments.append("documentation: \(literal(documentation.value))")
        }
        return arguments
    }
}
