// SPDX-License-Identifier: MIT

import GraphSchema

extension FactMerger {
    /// Reports the targets that the schema does not contain.
    mutating func reportUnused() {
        for entry in facts.values where !used.contains(entry.target.location) {
            let target = Self.normalized(entry.target.value, metadata)
            let name = entry.target.value
            let isDeclared = isDeclared(target)
            // The metadata file may contain only the part that the schema needs, without the declarations that the
            // slice omits.
            let message =
                isDeclared
                ? "the slice does not contain '\(name)'" : "neither the slice nor the metadata contains '\(name)'"
            diagnostics.report(
                .unresolvedType,
                message,
                at: entry.target.location,
                note: isDeclared && target.contains(".") ? nil : suggestion(for: target)
            )
        }
        for entry in patterns.map(\.facts) where !used.contains(entry.target.location) {
            diagnostics.report(
                .unresolvedType,
                "the slice does not contain '\(entry.target.value)'",
                at: entry.target.location,
                note: Suggestion.note(for: entry.target.value, among: operations)
            )
        }
    }

    /// Returns whether the metadata may contain a target that only the slice omits. Paths and method names are defined
    /// in the slice.
    private func isDeclared(_ target: String) -> Bool {
        guard !target.hasPrefix("/"), target.contains(".") else { return true }
        let (declaration, member) = Self.split(target)
        let name = member.dropFirst()
        if let open = declaration.firstIndex(of: "(") {
            let action = String(declaration[..<open])
            let binding = String(declaration[declaration.index(after: open)...].dropLast())
            return metadata.operations.values.joined().contains { operation in
                operation.name == action && operation.binding.map { bindingText($0.value) } == binding
                    && (name.isEmpty || operation.ownParameters.contains { $0.name.value == name })
            }
        }
        if let enumeration = metadata.enums[declaration] {
            return name.isEmpty || enumeration.members.contains { $0.name.value == name }
        }
        let lineage = metadata.lineage(declaration)
        return !lineage.isEmpty && (name.isEmpty || lineage.contains { $0.member(String(name)) != nil })
    }

    private func bindingText(_ reference: String) -> String {
        let (type, isCollection) = metadata.resolve(reference)
        return isCollection ? "Collection(\(type))" : type
    }

    /// Returns a hint that contains the target that the author probably meant: another member of the same declaration,
    /// another declaration, another method, or another path.
    private func suggestion(for target: String) -> String? {
        if target.hasPrefix("/") {
            return Suggestion.note(for: target, among: targets.filter { $0.hasPrefix("/") })
        }
        guard target.contains(".") else { return methodSuggestion(for: target) }
        let (declaration, member) = Self.split(target)
        if !member.isEmpty, targets.contains(declaration) {
            let members = targets.filter { $0.hasPrefix(declaration + "/") }.map {
                String($0.dropFirst(declaration.count + 1))
            }
            let word = String(member.dropFirst())
            return Suggestion.word(for: word, among: members).map { "did you mean '\(short(declaration))/\($0)'?" }
                ?? Self.list(members).map { "its members include \($0)" }
        }
        let isAction = declaration.contains("(")
        let declarations = targets.filter {
            !$0.contains("/") && $0.contains(".") && $0.contains("(") == isAction
        }
        guard let word = Suggestion.word(for: short(declaration), among: declarations.map(short)) else { return nil }
        let isMember = targets.contains(Self.normalized(word + member, metadata))
        return "did you mean '\(isMember ? word + member : word)'?"
    }

    private func methodSuggestion(for name: String) -> String? {
        let methods = targets.filter { !$0.contains("/") && !$0.contains(".") }
        // A derived name contains the name of its type or the last segment of its path, but a wrong name may not:
        // `createTodoTask` and `createTask`, `listTasks` and `listTodoTasks`. The verb is probably right.
        let verb = name.prefix { $0.isLowercase }
        let related = methods.filter { $0.prefix { $0.isLowercase } == verb }
        if let note = Suggestion.note(for: name, among: related.isEmpty ? methods : related) { return note }
        return Self.list(Array(related.isEmpty ? methods : related)).map { "the methods of the schema include \($0)" }
    }

    /// Returns the first names in alphabetical order; `nil` if the list is empty.
    private static func list(_ names: [String]) -> String? {
        names.isEmpty ? nil : names.sorted().prefix(12).quotedList("and")
    }

    /// Returns a target with `graph` in place of the namespace, which is the usual form in overlays. If the metadata does
    /// not define this alias, or a type is in another namespace, the target is unchanged, so that it can be copied.
    func short(_ target: String) -> String {
        let text = target.replacing("\(metadata.namespace).", with: "graph.")
        return Self.normalized(text, metadata) == Self.normalized(target, metadata) ? text : target
    }
}
