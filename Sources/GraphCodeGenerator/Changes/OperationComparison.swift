// SPDX-License-Identifier: MIT

import GraphSchema

/// A comparison of the facts that two schemas specify for each operation on each path.
struct OperationComparison {
    private(set) var changes: [Change] = []

    /// A change to an operation. Several paths of a request builder can share a change.
    private struct OperationChange: Hashable {
        let requestBuilder: String
        let change: Change
    }

    init(old: SchemaDocument, new: DeclarationList) {
        let oldUses = Dictionary(
            old.pathOperations.map { ($0.requestWithoutNames, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for operation in new.document.operationsInUse {
            var order: [OperationChange] = []
            var templates: [OperationChange: [String]] = [:]
            var useCounts: [String: Int] = [:]
            for use in new.document.uses(of: operation) {
                let requestBuilder = use.node.requestBuilderName
                useCounts[requestBuilder, default: 0] += 1
                guard let oldUse = oldUses[use.requestWithoutNames] else { continue }
                for change in Self.changes(from: oldUse, to: use) {
                    let change = OperationChange(requestBuilder: requestBuilder, change: change)
                    if templates[change] == nil { order.append(change) }
                    templates[change, default: []].append(codeSpan(use.node.template))
                }
            }
            for change in order {
                let paths = templates[change] ?? []
                let place = paths.count == useCounts[change.requestBuilder] ? "" : " at \(paths.list)"
                let name = codeSpan(new.call(of: operation, on: change.requestBuilder).name)
                let text = "\(name)\(place): \(change.change.text)"
                changes.append(Change(impact: change.change.impact, text: text))
            }
        }
    }

    private static func changes(from old: PathOperation, to new: PathOperation) -> [Change] {
        let behavior = Effect.changes(from: effects(of: old.operation), to: effects(of: new.operation))
        let permissions = permissionChanges(from: old.facts.permissions, to: new.facts.permissions)
        return behavior.map { Change(impact: .behavior, text: $0) }
            + (permissions + cloudChanges(from: old.facts.clouds, to: new.facts.clouds))
            .map { Change(impact: .requirements, text: $0) }
    }

    private static func effects(of operation: OperationDescription) -> [Effect] {
        let isEmptyObject = if case .empty = operation.body { true } else { false }
        return [
            Effect("the name of the operation is", codeSpan(operation.name.value)),
            Effect(isEmptyObject, "the request body is `{}`", else: "the request body is not `{}`"),
            Effect(
                operation.idempotent ?? (operation.method == .get),
                "the client retries the request if its effect is unknown",
                else: "the client does not retry the request if its effect is unknown"
            ),
            Effect(
                operation.treatsNotFoundAsSuccessOnRetry,
                "a 404 response to a retry counts as success",
                else: "a 404 response to a retry is an error"
            ),
        ]
    }

    /// Returns descriptions of the changes to the permissions. Permissions that a schema does not specify are unknown.
    private static func permissionChanges(from old: Permissions?, to new: Permissions?) -> [String] {
        guard let new else { return old == nil ? [] : ["the permissions are no longer known"] }
        guard let old else {
            let known = Effect.changes(from: [], to: effects(of: new))
            return known.isEmpty ? ["the permissions are now known: the operation is not supported"] : known
        }
        return Effect.changes(from: effects(of: old), to: effects(of: new))
    }

    private static func effects(of permissions: Permissions) -> [Effect] {
        [
            ("the delegated permissions for work or school accounts are", permissions.delegatedWork),
            ("the delegated permissions for personal Microsoft accounts are", permissions.delegatedPersonal),
            ("the application permissions are", permissions.application),
        ]
        .map { topic, names in Effect(topic, names.isEmpty ? nil : names.map { codeSpan($0) }.list("or")) }
    }

    /// Returns descriptions of the changes to the clouds. Clouds that a schema does not specify are unknown.
    private static func cloudChanges(from old: [Cloud]?, to new: [Cloud]?) -> [String] {
        guard let new else { return old == nil ? [] : ["the clouds are no longer known"] }
        guard let old else {
            // Before the change, the client sent the requests to every cloud.
            let refused = Cloud.allCases.filter { !new.contains($0) }.map(\.text)
            guard !refused.isEmpty else { return ["the clouds are now known; all clouds offer the operation"] }
            return ["the clouds are now known; calls in \(refused.list("and")) now fail before they are sent"]
        }
        let added = new.filter { !old.contains($0) }.map(\.text)
        let removed = old.filter { !new.contains($0) }.map(\.text)
        return (added.isEmpty ? [] : ["now available in \(added.list)"])
            + (removed.isEmpty ? [] : ["no longer available in \(removed.list("or"))"])
    }
}

extension PathOperation {
    /// The HTTP method and the path template without placeholder names, which requests do not contain.
    fileprivate var requestWithoutNames: [PathSegment] {
        let segments = node.segments.map { segment -> PathSegment in
            if case .parameter = segment { .parameter("") } else { segment }
        }
        let last = isAction ? [PathSegment.literal(operation.name.value)] : []
        return [.literal(operation.method.rawValue)] + segments + last
    }
}
