/// The rule that all paths use the same placeholder at the same position.
struct PlaceholderRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for parent in document.pathTree.selfAndDescendants {
            let nodes = parent.children.filter { $0.parameterName != nil }
            for node in nodes.dropFirst() {
                let name = [node.segments.last].compactMap(\.self).template.dropFirst()
                let firstName = [nodes[0].segments.last].compactMap(\.self).template.dropFirst()
                diagnostics.report(
                    .placeholderMismatch,
                    "the placeholder '\(name)' of '\(node.first.value)' is named '\(firstName)' in "
                        + "'\(nodes[0].first.value)'; use the same name in all paths",
                    at: node.first.location,
                    note: "'\(firstName)' is used here first",
                    noteAt: nodes[0].first.location
                )
            }
        }
    }
}
