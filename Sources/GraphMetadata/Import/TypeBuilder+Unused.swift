// SPDX-License-Identifier: MIT

import GraphSchema

extension TypeBuilder {
    mutating func reportSubtype(_ name: Located<String>) {
        let message = "'\(name.value)' is not a subtype of a type of the schema"
        diagnostics.report(.unresolvedType, message, at: name.location, note: "list other types in 'types'")
    }

    /// Reports the names in the slice that no type in the schema has.
    mutating func reportUnused() {
        let types = slice.order.map(\.type).filter { !used.contains(metadata.qualified($0.value)) }
        let members = (slice.excludedProperties + slice.navigation)
            .filter { !used.contains(Self.normalized($0.value, metadata)) }
        for name in types + members {
            let what = slice.navigation.contains { $0.location == name.location } ? "navigation property" : "property"
            let kind = types.contains { $0.location == name.location } ? "type" : what
            let message = "the schema has no \(kind) '\(name.value)'"
            let note = isUnusedNavigation(name) ? Self.navigationNote : suggestion(for: name.value)
            diagnostics.report(.unresolvedParameter, message, at: name.location, note: note)
        }
    }

    private static let navigationNote =
        "it is a navigation property, which the schema contains only if 'navigation' lists it; remove it from 'exclude'"

    /// Returns whether a name refers to a navigation property that the slice excludes but does not include.
    private func isUnusedNavigation(_ name: Located<String>) -> Bool {
        let parts = name.value.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, slice.excludedProperties.contains(where: { $0.location == name.location }) else {
            return false
        }
        return metadata.lineage(metadata.qualified(parts[0])).contains { $0.member(parts[1])?.isNavigation == true }
    }

    /// Returns a hint that contains the type or member that the author of a slice probably meant; `nil` if no name is
    /// similar.
    private func suggestion(for name: String) -> String? {
        let types = visited.compactMap { references.localName($0) }.map { "graph.\($0)" }
        guard let slash = name.firstIndex(of: "/") else {
            return metadata.declares(metadata.qualified(name)) ? nil : Suggestion.note(for: name, among: types)
        }
        let (type, member) = (String(name[..<slash]), String(name[name.index(after: slash)...]))
        let lineage = metadata.lineage(metadata.qualified(type))
        guard !lineage.isEmpty else {
            guard let word = Suggestion.word(for: type, among: types) else { return nil }
            let isMember = metadata.lineage(metadata.qualified(word)).contains { $0.member(member) != nil }
            return "did you mean '\(isMember ? word + "/" + member : word)'?"
        }
        let members = lineage.flatMap { $0.members.map(\.name.value) }
        return Suggestion.word(for: member, among: members.filter { $0 != member }).map {
            "did you mean '\(type)/\($0)'?"
        }
    }
}
