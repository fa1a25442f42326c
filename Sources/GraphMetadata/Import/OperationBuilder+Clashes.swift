// SPDX-License-Identifier: MIT

import GraphSchema

extension OperationBuilder {
    /// Reports the facts that an operation cannot have, because the metadata or the overlay specifies other values for
    /// another type that the action or function is bound to.
    mutating func reportDifferences(of binding: DeclaredOperation.Binding, from declared: DeclaredOperation) {
        let differences = declared.differences(of: binding)
        guard let first = declared.bindings.first, !differences.isEmpty else { return }
        let isSingle = binding.requests.count == 1
        let facts = differences.quotedList("and")
        let note: String
        if let action = binding.operation.action, let other = first.operation.action {
            let targets = [other, action].map { merger.short(target(of: $0)) }.quotedList("and")
            note = "specify the same values for \(targets) in the overlay, or exclude the operations of one of them"
        } else {
            note =
                "specify \(facts) for '\(binding.operation.name.value)' in the overlay, "
                + "or specify another name for one of the operations in 'names'"
        }
        diagnostics.report(
            .nameClash,
            "\(binding.requests.quotedList("and")) \(isSingle ? "is" : "are") the same "
                + "\(binding.operation.action == nil ? "method" : "action") in the schema as '\(first.operation.request)', "
                + "but \(isSingle ? "differs" : "differ") in \(facts)",
            at: binding.operation.name.location,
            note: note
        )
    }

    /// Reports an operation that has the same name as another operation but different parameters or types.
    mutating func reportClash(_ operation: ImportedOperation, _ other: ImportedOperation) {
        let isMethod = operation.action == nil || other.action == nil
        diagnostics.report(
            .nameClash,
            "'\(operation.request)' and '\(other.request)' are different operations with the name "
                + "'\(operation.name.value)'",
            at: operation.name.location,
            note: isMethod
                ? "specify another name for one of them in 'names'"
                : "the schema format has one action of each name; exclude one of them"
        )
    }
}
