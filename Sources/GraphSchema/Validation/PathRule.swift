// SPDX-License-Identifier: MIT

/// The rule that paths are valid and offer operations that exist, at most one for each HTTP method.
struct PathRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        var mismatches: [[PathSegment]: String] = [:]
        for mismatch in PlaceholderRule.mismatches(in: document) {
            mismatches[mismatch.node.segments] = mismatch.firstName
        }
        for path in document.paths {
            checkTemplate(path, document, mismatches, into: &diagnostics)
            checkOperations(path, document, into: &diagnostics)
            checkMethods(of: path, document, into: &diagnostics)
        }
    }

    /// Checks the template of a path and the names of its placeholders.
    ///
    /// - Parameters:
    ///   - path: The path to check.
    ///   - document: The schema.
    ///   - mismatches: The placeholders that other paths use instead of the last segment, by the segments up to and
    ///     including that segment.
    ///   - diagnostics: Receives the problems.
    private func checkTemplate(
        _ path: PathDescription,
        _ document: SchemaDocument,
        _ mismatches: [[PathSegment]: String],
        into diagnostics: inout Diagnostics
    ) {
        guard let segments = PathSegment.parse(path.template.value) else {
            diagnostics.report(
                .invalidPath,
                "'\(path.template.value)' is not a valid path",
                at: path.template.location,
                note: "a path consists of segments of letters, digits, '-', '_', and '$', each after a '/'; "
                    + "a placeholder is a whole segment in braces, for example '/users/{user-id}/presence'"
            )
            return
        }
        if case .parameter(let name)? = segments.first {
            diagnostics.report(
                .invalidPath,
                "the path '\(path.template.value)' starts with the placeholder '{\(name)}'",
                at: path.template.location,
                note: "start the path with the name of an entity set or singleton, for example '/users/{user-id}'"
            )
        }
        if segments.count > PathSegment.maximumCount {
            diagnostics.report(
                .invalidPath,
                "the path has \(segments.count) segments; the maximum is \(PathSegment.maximumCount)",
                at: path.template.location
            )
        }
        var placeholders: Set<String> = []
        for case .parameter(let name) in segments where !placeholders.insert(name).inserted {
            diagnostics.report(
                .invalidPath,
                "the placeholder '{\(name)}' appears twice in '\(path.template.value)'",
                at: path.template.location
            )
        }
        // `PlaceholderRule` reports a template whose placeholder differs from the placeholder in other paths.
        let expected =
            mismatches.isEmpty
            ? [] : Set(segments.indices.compactMap { mismatches[Array(segments.prefix($0 + 1))] })
        for (name, _) in path.parameters where !placeholders.union(expected).contains(name.value) {
            diagnostics.report(
                .unresolvedParameter,
                "'\(name.value)' is not a placeholder of the path '\(path.template.value)'",
                at: name.location,
                note: diagnostics.suggestion(for: name.value, among: placeholders)
            )
        }
        if path.methods.isEmpty, path.actions.isEmpty, !document.unreadableNames.contains(path.template.value) {
            diagnostics.report(
                .emptyValue,
                "the path '\(path.template.value)' offers no operations",
                at: path.template.location,
                note: "list the operations that it offers in 'methods' or 'actions'"
            )
        }
    }

    private func checkOperations(
        _ path: PathDescription,
        _ document: SchemaDocument,
        into diagnostics: inout Diagnostics
    ) {
        let unreadable = document.unreadableNames
        for use in path.methods where document.method(use) == nil && !unreadable.contains(use.name.value) {
            report(use, "method", document.methods, into: &diagnostics)
        }
        for use in path.actions where document.action(use) == nil && !unreadable.contains(use.name.value) {
            report(use, "action", document.actions, into: &diagnostics)
        }
    }

    private func report(
        _ use: OperationUse,
        _ kind: String,
        _ known: [OperationDescription],
        into diagnostics: inout Diagnostics
    ) {
        diagnostics.reportReference(
            .unresolvedOperation,
            "there is no \(kind) '\(use.name.value)'",
            at: use.name.location
        ) { diagnostics in
            diagnostics.suggestion(for: use.name.value, among: known.map(\.name.value))
        }
    }

    /// Reports several methods that have the same HTTP method, because a request to the path can refer to only one of
    /// them.
    private func checkMethods(
        of path: PathDescription,
        _ document: SchemaDocument,
        into diagnostics: inout Diagnostics
    ) {
        var offered: [HTTPMethod: Located<String>] = [:]
        for use in path.methods {
            guard let method = document.method(use)?.method else { continue }
            guard let first = offered[method] else {
                offered[method] = use.name
                continue
            }
            diagnostics.report(
                .duplicateMethod,
                "the path '\(path.template.value)' offers two operations with the method \(method.rawValue); "
                    + "remove '\(first.value)' or '\(use.name.value)'",
                at: use.name.location,
                note: "'\(first.value)' is here",
                noteAt: first.location
            )
        }
    }
}
