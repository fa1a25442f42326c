// SPDX-License-Identifier: MIT

/// The rule that every declaration is reachable from a path, except types and enums that are marked as standalone.
///
/// Violations are warnings. A schema without paths describes only types, so nothing in it is unused.
struct UnusedRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        guard !document.paths.isEmpty else { return }
        var search = Search(document)
        for use in document.paths.flatMap(\.methods) { search.visit(.method(use.name.value)) }
        for use in document.paths.flatMap(\.actions) { search.visit(.action(use.name.value)) }
        for type in document.types where type.standalone { search.visit(.type(type.name.value)) }
        for type in document.enums where type.standalone { search.visit(.type(type.name.value)) }
        for unused in search.unused() {
            let fix =
                switch unused.declaration {
                case .method: "list it in the 'methods' of a path, or remove it"
                case .action: "list it in the 'actions' of a path, or remove it"
                case .type: "refer to it from a type or an operation, add \"standalone\": true, or remove it"
                }
            diagnostics.report(
                .unusedDeclaration,
                "the \(unused.kind) '\(unused.name.value)' is not used; \(fix)",
                at: unused.name.location
            )
        }
    }
}

/// A method, an action, or a type or enum, by name.
private enum Declaration: Hashable {
    case method(String)
    case action(String)
    case type(String)
}

/// A search for the declarations that are reachable from other declarations.
private struct Search {
    struct Item {
        let declaration: Declaration
        let kind: String
        let name: Located<String>
        /// The types and enums that the declaration refers to.
        let targets: [Declaration]
    }

    private let items: [Item]
    private let positions: [Declaration: Int]
    private var isVisited: [Bool]

    init(_ document: SchemaDocument) {
        func targets(_ references: [Located<String>]) -> [Declaration] {
            references.compactMap { reference in
                switch document.resolve(reference.value)?.type {
                case .enumeration(let type): .type(type.name.value)
                case .structure(let type): .type(type.name.value)
                case .primitive, nil: nil
                }
            }
        }
        func item(_ operation: OperationDescription) -> Item {
            var references = operation.parameters.map(\.type) + [operation.returns].compactMap(\.self)
            if case .type(let body) = operation.body { references.append(body) }
            let name = operation.name.value
            return Item(
                declaration: operation.isAction ? .action(name) : .method(name),
                kind: operation.isAction ? "action" : "method",
                name: operation.name,
                targets: targets(references)
            )
        }
        items =
            document.operations.map(item)
            + document.types.map { type in
                let targets = targets(type.properties.map(\.type))
                return Item(declaration: .type(type.name.value), kind: "type", name: type.name, targets: targets)
            }
            + document.enums.map { Item(declaration: .type($0.name.value), kind: "enum", name: $0.name, targets: []) }
        positions = Dictionary(
            items.enumerated().map { ($0.element.declaration, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        isVisited = Array(repeating: false, count: items.count)
    }

    /// Visits a declaration and all declarations that are reachable from it.
    mutating func visit(_ declaration: Declaration) {
        var pending = [declaration]
        while let next = pending.popLast() {
            guard let position = positions[next], !isVisited[position] else { continue }
            isVisited[position] = true
            pending += items[position].targets
        }
    }

    /// Visits the remaining declarations and returns the declarations that no other declaration refers to. A type that
    /// only an unused type refers to is not reported separately.
    mutating func unused() -> [Item] {
        var found: [Item] = []
        var referenced: Set<Declaration> = []
        for (position, item) in items.enumerated() where !isVisited[position] {
            referenced.formUnion(item.targets.filter { $0 != item.declaration })
        }
        let remaining = items.indices.filter { !isVisited[$0] }
        for position in remaining where !referenced.contains(items[position].declaration) {
            found.append(items[position])
            visit(items[position].declaration)
        }
        // If types refer to one another, only the first of these types is reported.
        for position in remaining where !isVisited[position] {
            found.append(items[position])
            visit(items[position].declaration)
        }
        return found
    }
}
