// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for the request builder members that call an action. They are a method with the action's parameters, and
/// a property of the same name that returns a builder. The builder sends the request body that Microsoft Graph defines.
struct ActionEmitter: Emitter {
    let document: SchemaDocument
    let action: OperationDescription
    let uses: [PathOperation]
    /// The parameters of the method, without the combination.
    private let parameters: [PropertyDescription]

    init(document: SchemaDocument, action: OperationDescription, uses: [PathOperation]) {
        self.document = document
        self.action = action
        self.uses = uses
        parameters = document.parametersOutsideCombination(action)
    }

    private var access: Code { document.memberPrefix }
    private var name: SwiftIdentifier { identifier(action.name.value) }
    private var response: Code? { document.responseType(of: action) }
    private var hasBody: Bool { if case .parameters = action.body { true } else { false } }

    private var state: SwiftIdentifier { identifier(action.localName("state")) }
    private var requestBody: SwiftIdentifier { identifier(action.localName("requestBody")) }

    func emit(into text: inout SourceText) {
        text.separate()
        text.comment(comment)
        text.deprecation(of: action)
        let effects: Code = response.map { ") async throws -> \($0)" } ?? ") async throws"
        text.block(.list("\(access)func \(name)(", signature, effects)) { text in
            guard hasBody else { return text.line("try await self.\(name).post(configuration: configuration)") }
            let type = identifier(action.requestBodyName)
            text.line(.list("let \(requestBody) = \(type)(", arguments))
            let result: Code = response == nil ? "" : "return "
            text.line("\(result)try await self.\(name).post(\(requestBody), configuration: configuration)")
        }

        text.separate()
        text.comment(DocumentationComment("A request builder for the `\(action.name.value)` action."))
        text.deprecation(of: action)
        let body: Code = hasBody ? "\(identifier(action.requestBodyName))" : "Void"
        var operation: Code = "\(document.facts(of: action)), in: context"
        if case .empty = action.body { operation = operation + ", sending: .emptyObject" }
        text.property(
            "\(access)var \(name)",
            "ActionRequestBuilder<\(body), \(response ?? "Void")>",
            expression: ".init(\(operation))"
        )
    }

    private var signature: [Layout] {
        let first: [Layout] = action.combinations == nil ? [] : ["_ \(state): \(identifier(action.combinationName))"]
        return first + parameters.map { document.parameter($0, isRequired: $0.required) } + [configurationParameter]
    }

    private var arguments: [Layout] {
        let first: [Layout] = action.combinations == nil ? [] : ["\(state)"]
        return first
            + parameters.map { "\(label: identifier($0.swiftPropertyName)): \(identifier($0.swiftPropertyName))" }
    }

    private var comment: DocumentationComment {
        var comment = document.comment(of: action, uses)
        if let set = action.combinations {
            comment = comment.parameter(
                state.name,
                "The combination of \(set.parameters.map { "`\($0.value)`" }.list) to set."
            )
        }
        for parameter in parameters {
            comment = comment.parameter(parameter.swiftPropertyName, document.parameterText(of: parameter))
        }
        return comment.parameter("configuration", configurationText)
            .returns(document.responseText(of: action))
            .throws(thrownByCalls)
    }
}
