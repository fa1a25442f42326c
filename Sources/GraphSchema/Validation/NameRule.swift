// SPDX-License-Identifier: MIT

/// The rule that every generated declaration has a valid Swift name that is unique in its scope.
struct NameRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        if !document.namespace.value.split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy({ SwiftIdentifier.isValid(String($0)) })
        {
            diagnostics.report(
                .notAnIdentifier,
                "'\(document.namespace.value)' is not a valid namespace",
                at: document.namespace.location,
                note: "a namespace consists of identifiers separated by dots, for example 'microsoft.graph'"
            )
        }
        let refused = checkTypes(document, into: &diagnostics)
        // A member that has the name of a type hides the type in the code around the member.
        let types = ReservedNames.types.union(document.swiftTypeNames)
        for description in document.enums { checkMembers(of: description, types, into: &diagnostics) }
        for type in document.types {
            checkProperties(type.properties, "property", [types], into: &diagnostics) {
                document.isRecursive($0, of: type)
            }
        }
        for action in document.actions {
            let reserved = [types, ReservedNames.parameters]
            let refused = checkProperties(action.parameters, "parameter", reserved, into: &diagnostics) { _ in false }
            checkCombinations(of: action, types, except: refused, into: &diagnostics)
        }
        checkOperations(document, types, into: &diagnostics)
        checkSegments(document, into: &diagnostics)
        for node in namedNodes(document).firstOfEachRequestBuilder where !refused.contains(node.segments) {
            checkRequestBuilder(node, document, types, except: refused, into: &diagnostics)
        }
    }

    /// Returns the nodes of the path tree whose segments all form Swift names, parents first.
    private func namedNodes(_ document: SchemaDocument) -> [PathNode] {
        document.pathTree.nodes(below: \.namedChildren)
    }

    private func checkSegments(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for node in document.pathTree.selfAndDescendants where !node.hasValidName {
            diagnostics.report(
                .notAnIdentifier,
                "the last segment of '\(node.template)' does not form a valid Swift name",
                at: node.first.location,
                note: "start the segment with a letter"
            )
        }
    }

    private func requireIdentifier(_ operation: OperationDescription, into diagnostics: inout Diagnostics) -> Bool {
        let name = operation.name
        if SwiftIdentifier.isValid(name.value) { return true }
        diagnostics.report(
            .notAnIdentifier,
            "'\(name.value)' is not a valid name for \(operation.kind)",
            at: name.location,
            note: "use letters, digits, and '_', and start with a letter"
                + (operation.isAction ? "" : "; the name is not sent to the service")
        )
        return false
    }

    /// Checks the names at the top level of the generated module.
    ///
    /// - Returns: The paths whose request builders have a name that is already used, and the paths below them, because
    ///   the names of their request builders start with the same name.
    private func checkTypes(_ document: SchemaDocument, into diagnostics: inout Diagnostics) -> Set<[PathSegment]> {
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
            scope.declare(
                item.swiftTypeName,
                for: "an enum",
                at: item.nameLocation,
                isGiven: item.swiftName != nil,
                into: &diagnostics
            )
        }
        let enums = Dictionary(document.enums.map { ($0.name.value, $0.name.location) }) { first, _ in first }
        for item in document.types {
            if let location = enums[item.name.value] {
                // Different Swift names do not solve the problem, because references contain the names in the schema.
                diagnostics.report(
                    .nameClash,
                    "'\(item.name.value)' is declared twice, as an enum and as a type; rename one of them",
                    at: item.name.location,
                    note: "the enum is here",
                    noteAt: location
                )
                continue
            }
            scope.declare(
                item.swiftTypeName,
                for: "a type",
                at: item.nameLocation,
                isGiven: item.swiftName != nil,
                into: &diagnostics
            )
        }
        let clashFix = "rename or remove one of them"
        for item in document.operations where requireIdentifier(item, into: &diagnostics) {
            var names: [String] = []
            if case .parameters = item.body { names.append(item.requestBodyName) }
            if let combinations = item.combinations {
                if let name = combinations.swiftName {
                    let owner = "the type of the combinations of '\(item.name.value)'"
                    scope.declare(name.value, for: owner, at: name.location, isGiven: true, into: &diagnostics)
                } else {
                    names.append(item.combinationName)
                }
            }
            scope.declare(names, for: item.kind, at: item.name.location, clashFix: clashFix, into: &diagnostics)
        }
        var refused: Set<[PathSegment]> = []
        for node in namedNodes(document).dropFirst().firstOfEachRequestBuilder {
            if refused.contains(Array(node.segments.dropLast())) {
                refused.insert(node.segments)
                continue
            }
            // `ResourceRule` reports a resource whose name is not a Swift name.
            if let resource = node.resource {
                guard SwiftIdentifier.isTypeName(SwiftIdentifier.upperCamel(resource.value)) else { continue }
            }
            let resource = node.path?.resource
            let isAccepted = scope.declare(
                node.requestBuilderName,
                for: resource.map { "the resource '\($0.value)'" } ?? "the path '\(node.template)'",
                at: (resource ?? node.first).location,
                fix: resource == nil ? "give the path a 'resource'" : "give the resource another name",
                clashFix: resource == nil ? clashFix : nil,
                into: &diagnostics
            )
            if !isAccepted { refused.insert(node.segments) }
        }
        return refused
    }

    /// Checks the names of the constants that describe operations.
    private func checkOperations(
        _ document: SchemaDocument,
        _ types: Set<String>,
        into diagnostics: inout Diagnostics
    ) {
        var scope = NameScope(reserved: [types])
        for operation in document.operations where SwiftIdentifier.isValid(operation.name.value) {
            // `checkRequestBuilder` reports an action with the name of a type on each of its paths.
            guard !operation.isAction || !types.contains(operation.name.value) else { continue }
            scope.declare(
                operation.name.value,
                for: operation.kind,
                at: operation.name.location,
                fix: "rename the method; its name is not sent to the service",
                into: &diagnostics
            )
        }
    }

    /// Checks the names inside a request builder or the client.
    private func checkRequestBuilder(
        _ node: PathNode,
        _ document: SchemaDocument,
        _ types: Set<String>,
        except refused: Set<[PathSegment]>,
        into diagnostics: inout Diagnostics
    ) {
        let isRoot = node.segments.isEmpty
        var scope = NameScope(reserved: [isRoot ? ReservedNames.client : ReservedNames.requestBuilder, types])
        for child in node.namedChildren where !refused.contains(child.segments) {
            let location = child.first.location
            if let parameter = child.parameterName {
                var parameters = NameScope(reserved: [types])
                let fix = "give the placeholder another name"
                guard parameters.declare(parameter, for: "a placeholder", at: location, fix: fix, into: &diagnostics)
                else { continue }
            }
            let name = child.propertyName ?? child.byMethodName ?? ""
            let owner = "the path '\(child.template)'"
            scope.declare(name, for: owner, at: location, fix: "remove the path", into: &diagnostics)
        }
        for use in node.path?.actions ?? [] where SwiftIdentifier.isValid(use.name.value) {
            let owner = "the action '\(use.name.value)' of '\(node.template)'"
            let fix = "remove the action from the path"
            scope.declare(use.name.value, for: owner, at: use.name.location, fix: fix, into: &diagnostics)
        }
        var methods: Set<HTTPMethod> = []
        for use in node.path?.methods ?? [] {
            // `PathRule` reports a second operation with the same method.
            guard let method = document.method(use)?.method, methods.insert(method).inserted else { continue }
            let owner = "the method '\(use.name.value)' of '\(node.template)'"
            let names = [method.swiftName, method.swiftName + "Request"]
            let fix = "remove the method from the path"
            scope.declare(names, for: owner, at: use.name.location, fix: fix, into: &diagnostics)
        }
    }
}

extension OperationDescription {
    /// The description of the operation's kind in diagnostics.
    fileprivate var kind: String { isAction ? "an action" : "a method" }
}
