// SPDX-License-Identifier: MIT

/// The rule that the body of an operation matches the operation's HTTP method and parameters.
struct BodyRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for operation in document.operations {
            let name = operation.name
            switch operation.body {
            case .parameters where operation.parameters.isEmpty:
                diagnostics.report(
                    .bodyMismatch,
                    "the action '\(name.value)' has the body 'object' but no parameters",
                    at: name.location,
                    note: "use \"body\": \"empty\" to send '{}', or \"body\": \"none\" to send no body"
                )
            case .none where !operation.parameters.isEmpty, .empty where !operation.parameters.isEmpty:
                diagnostics.report(
                    .bodyMismatch,
                    "the action '\(name.value)' has parameters but does not send them",
                    at: name.location,
                    note: "use \"body\": \"object\""
                )
            case .type(let type) where operation.method == .get || operation.method == .delete:
                diagnostics.report(
                    .bodyMismatch,
                    "the \(operation.method.rawValue) method '\(name.value)' cannot have a body",
                    at: type.location
                )
            case .none where operation.method == .patch || operation.method == .put:
                diagnostics.report(
                    .bodyMismatch,
                    "the \(operation.method.rawValue) method '\(name.value)' must have a body",
                    at: name.location,
                    note: "specify the type that it sends, for example \"body\": \"graph.name\""
                )
            default: break
            }
        }
    }
}
