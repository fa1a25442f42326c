// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for a request builder with the properties and methods that return the request builders for the paths
/// below.
///
/// ``OperationEmitter`` writes the methods that call operations.
struct RequestBuilderEmitter: Emitter {
    let document: SchemaDocument
    let node: PathNode
    /// The templates of the paths that share the request builder.
    let templates: [String]

    private var access: Code { document.memberPrefix }
    private var item: PathNode? { node.children.first { $0.parameterName != nil } }

    func emit(into text: inout SourceText) {
        let kind: Code = item == nil ? "GraphRequestBuilder" : "CollectionRequestBuilder"
        text.separate()
        text.comment(
            DocumentationComment("A request builder for \(templates.map { "`\($0)`" }.list).")
                .paragraph(templates.count == 1 ? node.path?.description : nil)
        )
        text.block("\(document.typePrefix)struct \(identifier(node.requestBuilderName)): \(kind)") { text in
            if let item, let name = item.parameterSegment {
                text.line("\(access)typealias ItemBuilder = \(identifier(item.requestBuilderName))")
                text.line("\(access)static let placeholder = \(literal(name))")
            }
            text.line("\(access)let context: GraphRequestContext")
            text.block("\(access)init(context: GraphRequestContext)", expression: "self.context = context")
            if let item { emitMethod(to: item, into: &text) }
            for child in node.children { StepEmitter(document: document, node: child).emit(into: &text) }
        }
    }

    /// Writes the method that is equivalent to the collection's subscript. The official SDKs use the method's name.
    private func emitMethod(to item: PathNode, into text: inout SourceText) {
        guard let parameter = item.parameterName, let method = item.byMethodName else { return }
        text.separate()
        text.comment(
            DocumentationComment("Returns a request builder for `\(item.template)`.")
                .paragraph(item.path?.description)
                .parameter(parameter, item.parameterDescription ?? "The value for `{\(item.parameterSegment ?? "")}`.")
                .returns("The request builder for the item.")
        )
        text.block(
            "\(access)func \(identifier(method))(_ \(parameter: identifier(parameter)): String) -> ItemBuilder",
            expression: "self[\(identifier(parameter))]"
        )
    }
}

extension PathNode {
    /// The name of the placeholder in the path; `nil` if the last segment is a literal.
    var parameterSegment: String? {
        if case .parameter(let name)? = segments.last { name } else { nil }
    }
}
