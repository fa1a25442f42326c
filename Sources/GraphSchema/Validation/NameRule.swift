/// Everything generated has a Swift name, and no two things in one place the same.
struct NameRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        if !document.namespace.value.split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy({ SwiftIdentifier.isValid(String($0)) })
        {
            diagnostics.report(
                .notAnIdentifier,
                "'\(document.namespace.value)' is no namespace",
                at: document.namespace.location,
                note: "a namespace is identifiers with dots between, such as 'microsoft.graph'"
            )
        }
        checkTypes(document, into: &diagnostics)
        // A member that is named like a type hides the type from the code beside it.
        let types = ReservedNames.types.union(document.swiftTypeNames)
        for description in document.enums { checkMembers(of: description, types, into: &diagnostics) }
        for type in document.types {
            checkProperties(type.properties, [types], into: &diagnostics) { document.isRecursive($0, of: type) }
        }
        for action in document.actions {
            checkProperties(action.parameters, [types, ReservedNames.parameters], into: &diagnostics) { _ in false }
            checkCombinations(of: action, types, into: &diagnostics)
        }
        checkOperations(document, into: &diagnostics)
        checkSegments(document, into: &diagnostics)
        for node in namedNodes(document).firstOfEachRequestBuilder {
            checkRequestBuilder(node, document, types, isRoot: node.segments.isEmpty, into: &diagnostics)
        }
    }

    /// The places of the tree whose segments all make Swift names, parents first.
    private func namedNodes(_ document: SchemaDocument) -> [PathNode] {
        document.pathTree.places(below: \.namedChildren)
    }

    private func checkSegments(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for node in document.pathTree.selfAndDescendants where !node.hasValidName {
            diagnostics.report(
                .notAnIdentifier,
                "the last segment of '\(node.template)' makes no Swift name",
                at: node.first.location,
                note: "a segment has to start with a letter"
            )
        }
    }

    private func requireIdentifier(_ operation: OperationDescription, into diagnostics: inout Diagnostics) -> Bool {
        let name = operation.name
        if SwiftIdentifier.isValid(name.value) { return true }
        let kind = operation.isAction ? "action" : "method"
        diagnostics.report(
            .notAnIdentifier,
            "the \(kind) '\(name.value)' makes no Swift name",
            at: name.location,
            note: operation.isAction
                ? "OData names an action with letters, digits and '_'"
                : "name it with letters, digits and '_'; the name is not sent"
        )
        return false
    }

    /// The names at the top level of the consumer's module.
    private func checkTypes(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        var scope = NameScope(reserved: [ReservedNames.types, SwiftIdentifier.keywords], isOfTypes: true)
        let client = document.client
        scope.declare(
            client.name.value,
            for: "the client",
            at: client.name.location,
            fix: "give the client another name",
            into: &diagnostics
        )
        for item in document.enums {
            scope.declare(item.swiftTypeName, for: "an enum", at: item.nameLocation, into: &diagnostics)
        }
        for item in document.types {
            scope.declare(item.swiftTypeName, for: "a type", at: item.nameLocation, into: &diagnostics)
        }
        let fix = "give the other thing another name with 'swiftName'"
        for item in document.operations where requireIdentifier(item, into: &diagnostics) {
            let what = item.isAction ? "an action" : "a method"
            if case .parameters = item.body {
                scope.declare(item.requestBodyName, for: what, at: item.name.location, fix: fix, into: &diagnostics)
            }
            guard let combinations = item.combinations else { continue }
            if let name = combinations.swiftName {
                let what = "the combinations of '\(item.name.value)'"
                scope.declare(name.value, for: what, at: name.location, into: &diagnostics)
            } else {
                scope.declare(item.combinationName, for: what, at: item.name.location, fix: fix, into: &diagnostics)
            }
        }
        for node in namedNodes(document).dropFirst().firstOfEachRequestBuilder {
            // The name of a resource that is no Swift name is reported by its own rule.
            if let resource = node.resource {
                guard SwiftIdentifier.isTypeName(SwiftIdentifier.upperCamel(resource.value)) else { continue }
            }
            let resource = node.path?.resource
            scope.declare(
                node.requestBuilderName,
                for: resource.map { "the resource '\($0.value)'" } ?? "the path '\(node.template)'",
                at: (resource ?? node.first).location,
                fix: resource == nil ? fix : "give the resource another name",
                into: &diagnostics
            )
        }
    }

    /// The names of the constants that describe operations.
    private func checkOperations(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        var scope = NameScope(reserved: [])
        for operation in document.operations where SwiftIdentifier.isValid(operation.name.value) {
            scope.declare(
                operation.name.value,
                for: operation.isAction ? "an action" : "a method",
                at: operation.name.location,
                fix: "give the method another name; it is not sent",
                into: &diagnostics
            )
        }
    }

    /// The names inside a request builder or the client.
    private func checkRequestBuilder(
        _ node: PathNode,
        _ document: SchemaDocument,
        _ types: Set<String>,
        isRoot: Bool,
        into diagnostics: inout Diagnostics
    ) {
        var scope = NameScope(reserved: [isRoot ? ReservedNames.client : ReservedNames.requestBuilder, types])
        let what = "a member of the request builder of '\(isRoot ? "/" : node.template)'"
        let fix = "a path cannot have this segment"
        for child in node.namedChildren {
            if let parameter = child.parameterName {
                var parameters = NameScope(reserved: [types])
                let location = child.first.location
                let fix = "give the placeholder another name"
                parameters.declare(parameter, for: "a placeholder", at: location, fix: fix, into: &diagnostics)
            }
            let name = child.propertyName ?? child.byMethodName ?? ""
            scope.declare(name, for: what, at: child.first.location, fix: fix, into: &diagnostics)
        }
        for use in node.path?.actions ?? [] where SwiftIdentifier.isValid(use.name.value) {
            scope.declare(use.name.value, for: what, at: use.name.location, fix: fix, into: &diagnostics)
        }
        for use in node.path?.methods ?? [] {
            guard let verb = document.method(use)?.method.swiftName else { continue }
            for name in [verb, verb + "Request"] {
                scope.declare(name, for: what, at: use.name.location, fix: fix, into: &diagnostics)
            }
        }
    }
}
