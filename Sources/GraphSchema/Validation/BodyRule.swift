/// What an operation sends agrees with its method and its parameters.
struct BodyRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for operation in document.operations {
            let name = operation.name
            switch operation.body {
            case .parameters where operation.parameters.isEmpty:
                diagnostics.report(
                    .bodyMismatch,
                    "the action '\(name.value)' sends an object but has no parameters",
                    at: name.location,
                    note: "write \"body\": \"empty\" for '{}' or \"body\": \"none\" for no body"
                )
            case .none where !operation.parameters.isEmpty, .empty where !operation.parameters.isEmpty:
                diagnostics.report(
                    .bodyMismatch,
                    "the action '\(name.value)' has parameters but does not send them",
                    at: name.location,
                    note: "write \"body\": \"object\""
                )
            case .type(let type) where operation.method == .get || operation.method == .delete:
                diagnostics.report(
                    .bodyMismatch,
                    "a \(operation.method.rawValue) sends no body",
                    at: type.location
                )
            case .none where operation.method == .patch || operation.method == .put:
                diagnostics.report(
                    .bodyMismatch,
                    "the method '\(name.value)' is a \(operation.method.rawValue) without a body",
                    at: name.location,
                    note: "name the type that it sends: \"body\": \"graph.name\""
                )
            default: break
            }
        }
    }
}
