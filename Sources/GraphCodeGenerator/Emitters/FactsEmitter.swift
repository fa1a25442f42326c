// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for an operation's facts: the permissions, clouds, and constraints, and the exceptions for individual
/// paths.
struct FactsEmitter: Emitter {
    let document: SchemaDocument
    let operation: OperationDescription
    let uses: [PathOperation]

    func emit(into text: inout SourceText) {
        text.separate()
        text.block("nonisolated extension \(identifier(document.client.name.value)).Operations") { text in
            text.line(.list("static let \(identifier(operation.name.value)) = OperationsByPath(", arguments))
        }
    }

    private var arguments: [Layout] {
        let facts = operation.facts
        var arguments: [Layout] = ["\(literal(operation.name.value))"]
        if !operation.isAction { arguments.append("method: .\(operation.method.verb)") }
        if let page = facts.documentation { arguments.append("documentation: \(literal(page.value))") }
        if let known = facts.permissions { arguments.append(permissions("permissions: ", known)) }
        if let known = facts.clouds { arguments.append(.collection("clouds: [", clouds(known))) }
        if let isIdempotent = operation.idempotent { arguments.append("isIdempotent: \(isIdempotent)") }
        if operation.treatsNotFoundAsSuccessOnRetry { arguments.append("treatsNotFoundAsSuccessOnRetry: true") }
        let sensitive = document.sensitiveProperties(of: operation).sorted()
        if !sensitive.isEmpty {
            arguments.append(.collection("sensitiveProperties: [", sensitive.map { Layout(literal($0)) }))
        }
        if case .parameters = operation.body, operation.parameters.contains(where: { !$0.constraints.isEmpty }) {
            arguments.append("constraints: \(identifier(operation.requestBodyName)).propertyConstraints")
        }
        arguments.append(.collection("paths: [", uses.map(path)))
        return arguments
    }

    private func path(_ use: PathOperation) -> Layout {
        let (own, facts) = (operation.facts, use.facts)
        var different: [Layout] = []
        if facts.documentation?.value != own.documentation?.value {
            different.append(".documentation(\(facts.documentation.map { literal($0.value) } ?? "nil"))")
        }
        if facts.permissions != own.permissions, let known = facts.permissions {
            different.append(.list(".permissions(", [permissions("", known)]))
        }
        if facts.clouds != own.clouds, let known = facts.clouds {
            different.append(.collection(".clouds([", clouds(known), "])"))
        }
        return .collection("\(literal(use.template)): [", different)
    }

    private func permissions(_ label: Code, _ permissions: Permissions) -> Layout {
        let kinds: [(label: Code, names: [String])] = [
            ("delegatedWork", permissions.delegatedWork),
            ("delegatedPersonal", permissions.delegatedPersonal),
            ("application", permissions.application),
        ]
        return .list(
            label + "GraphPermissions(",
            kinds.filter { !$0.names.isEmpty }.map { kind in
                .collection("\(kind.label): [", kind.names.map { Layout(literal($0)) })
            }
        )
    }

    private func clouds(_ clouds: [Cloud]) -> [Layout] {
        clouds.map { ".\(identifier($0.rawValue))" }
    }
}
