// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for the property that returns the request builder for a literal path segment.
///
/// For a placeholder, the collection's request builder has a subscript instead.
struct StepEmitter: Emitter {
    let document: SchemaDocument
    let node: PathNode

    func emit(into text: inout SourceText) {
        guard case .literal(let segment)? = node.segments.last, let property = node.propertyName else { return }
        text.separate()
        text.comment(DocumentationComment(node.path?.description ?? "A request builder for `\(node.template)`."))
        text.property(
            "\(document.memberPrefix)var \(identifier(property))",
            "\(identifier(node.requestBuilderName))",
            expression: ".init(context: context.appending(\(literal(segment))))"
        )
    }
}
