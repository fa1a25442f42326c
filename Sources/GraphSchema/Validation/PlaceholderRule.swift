// SPDX-License-Identifier: MIT

/// The rule that all paths use the same placeholder at the same position.
struct PlaceholderRule: ValidationRule {
    /// A node whose placeholder differs from the first path's placeholder at the same position.
    struct Mismatch {
        let node: PathNode
        let first: PathNode
        let name: String
        let firstName: String
    }

    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for mismatch in Self.mismatches(in: document) {
            let first = mismatch.first.first
            diagnostics.report(
                .placeholderMismatch,
                "the placeholder '{\(mismatch.name)}' of '\(mismatch.node.first.value)' is named "
                    + "'{\(mismatch.firstName)}' in '\(first.value)'; use the same name in all paths",
                at: mismatch.node.first.location,
                note: "'{\(mismatch.firstName)}' is used here first",
                noteAt: first.location
            )
        }
    }

    /// Returns the nodes whose placeholders differ from the first placeholder at the same position.
    static func mismatches(in document: SchemaDocument) -> [Mismatch] {
        document.pathTree.selfAndDescendants.flatMap { parent in
            let placeholders = parent.children.compactMap { node -> (node: PathNode, name: String)? in
                guard case .parameter(let name) = node.segments.last else { return nil }
                return (node, name)
            }
            return placeholders.dropFirst().map { placeholder in
                Mismatch(
                    node: placeholder.node,
                    first: placeholders[0].node,
                    name: placeholder.name,
                    firstName: placeholders[0].name
                )
            }
        }
    }
}
