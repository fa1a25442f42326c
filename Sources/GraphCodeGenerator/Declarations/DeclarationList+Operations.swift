// SPDX-License-Identifier: MIT

import GraphSchema

extension DeclarationList {
    /// Adds an operation's request body and combinations, and the request builder members that call the operation.
    mutating func addOperation(_ operation: OperationDescription) {
        var builders: [String] = []
        var requests: [String: [String]] = [:]
        for use in document.uses(of: operation) {
            let builder = use.node.requestBuilderName
            if requests[builder] == nil { builders.append(builder) }
            requests[builder, default: []].append("\(operation.method.rawValue) \(use.template)")
        }
        for builder in builders { addMembers(of: operation, to: builder, requests: requests[builder] ?? []) }
        if case .parameters = operation.body {
            addStructure(operation.requestBodyName, operation.parameters, isReceived: false)
            if operation.combinations != nil { addCombinationInitializer(of: operation) }
        }
        if let set = operation.combinations { addCombinations(set, of: operation) }
    }

    private mutating func addMembers(
        of operation: OperationDescription,
        to builder: String,
        requests: [String]
    ) {
        var call = call(of: operation, on: builder)
        call.requests = requests
        call.deprecation = operation.deprecated?.value
        var other: Declaration
        if operation.isAction {
            let body = if case .parameters = operation.body { operation.requestBodyName } else { "Void" }
            let type = "ActionRequestBuilder<\(body), \(call.type)>"
            other = Declaration(.property, operation.name.value, of: builder, type: type)
        } else {
            let name = operation.method.swiftName + "Request"
            let type = "GraphRequest<\(call.type)>"
            other = Declaration(.method, name, of: builder, parameters: call.parameters, type: type)
        }
        other.deprecation = call.deprecation
        add(call)
        add(other)
    }

    /// Returns the request builder method that calls an operation.
    func call(of operation: OperationDescription, on builder: String) -> Declaration {
        var parameters: [Parameter] = []
        if operation.isAction {
            if operation.combinations != nil {
                parameters.append(Parameter(label: "_", type: operation.combinationName))
            }
            parameters += document.parametersOutsideCombination(operation)
                .map { parameter($0, isRequired: $0.required) }
        } else if case .type(let type) = operation.body, let body = document.resolve(type.value)?.type {
            parameters.append(Parameter(label: "_", type: body.swiftType))
        }
        return Declaration(
            .method,
            operation.isAction ? operation.name.value : operation.method.swiftName,
            of: builder,
            parameters: parameters,
            type: document.responseType(of: operation)?.text ?? "Void"
        )
    }

    private mutating func addCombinationInitializer(of action: OperationDescription) {
        let body = action.requestBodyName
        let others = document.parametersOutsideCombination(action).map { parameter($0) }
        add(
            Declaration(
                .combinationInitializer,
                "init",
                of: body,
                parameters: [Parameter(label: "_", type: action.combinationName)] + others,
                type: body
            )
        )
    }

    private mutating func addCombinations(_ set: CombinationSet, of action: OperationDescription) {
        let type = action.combinationName
        let parameters = Dictionary(
            action.parameters.map { ($0.name.value, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        add(Declaration(.type, type, of: nil, type: "combination type"))
        for combination in set.values {
            let values = combination.values.map { ("the value of \(codeSpan($0.value)) is", $1.value) }
            let defaults = combination.defaults.map { ("the default of \(codeSpan($0.value)) is", $1.value) }
            let effects = (values + defaults).map { Effect($0, codeSpan($1)) }
            add(Declaration(.constant, combination.swiftMemberName, of: type, type: type, effects: effects))
        }
        let combined = set.parameters.compactMap { parameters[$0.value] }
        for property in combined {
            add(
                Declaration(
                    .property,
                    property.swiftPropertyName,
                    of: type,
                    type: document.swiftType(of: property).text
                )
            )
        }
        let defaulted = Set(set.values.flatMap(\.defaults).map(\.parameter.value))
        for property in action.parameters where defaulted.contains(property.name.value) {
            add(
                Declaration(
                    .property,
                    property.combinationDefaultName,
                    of: type,
                    type: document.swiftValueType(of: property).text + "?"
                )
            )
        }
        add(
            Declaration(
                .failableInitializer,
                "init",
                of: type,
                parameters: combined.map {
                    Parameter(label: $0.swiftPropertyName, type: document.swiftType(of: $0).text)
                },
                type: type + "?"
            )
        )
    }
}
