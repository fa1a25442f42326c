// SPDX-License-Identifier: MIT

import GraphSchema

/// An emitter for the constraints on a struct's properties: a constant for each limit, and the list of constraints.
struct ConstraintEmitter: Emitter {
    let document: SchemaDocument
    let properties: [PropertyDescription]
    /// The action whose parameters the properties are; `nil` if the properties belong to a type.
    let action: OperationDescription?

    private var access: Code { document.memberPrefix }

    func emit(into text: inout SourceText) {
        let limits = properties.flatMap { document.limits(of: $0) }
        if !limits.isEmpty { text.separate() }
        for limit in limits {
            text.comment(DocumentationComment(limit.comment))
            let head: Code = "\(access)static let \(identifier(limit.name)): \(limit.type) ="
            text.line(limit.isList ? .collection(head + " [", limit.values) : .assignment(head, limit.value))
        }
        let rules = properties.flatMap(rules) + combinationRule
        guard !rules.isEmpty else { return }
        text.separate()
        text.line(.collection("\(access)static let constraints: [GraphConstraint<Self>] = [", rules))
    }

    private func rules(for property: PropertyDescription) -> [Layout] {
        guard let (type, isCollection) = document.resolve(property.type.value) else { return [] }
        let constraints = property.constraints
        var rules: [Layout] = []
        func add(_ rule: Code, _ limits: [(label: Code, constant: String?)] = []) {
            let arguments: [Layout] = limits.compactMap { limit in
                limit.constant.map { "\(limit.label): \(identifier($0))" }
            }
            rules.append(.list(".\(rule)(", ["\(literal(property.name.value))", value(of: property)] + arguments))
        }
        if property.isRequiredInRequests { add("required") }
        if isCollection, constraints.minItems != nil || constraints.maxItems != nil {
            add(
                "count",
                [
                    ("atLeast", constraints.minItems.map { _ in property.limitName(.minimumCount) }),
                    ("atMost", constraints.maxItems.map { _ in property.limitName(.maximumCount) }),
                ]
            )
        }
        switch (type, isCollection) {
        case (.primitive(.duration), false):
            add(
                "duration",
                [
                    ("atLeast", constraints.minimum.map { _ in property.limitName(.minimum) }),
                    ("atMost", constraints.maximum.map { _ in property.limitName(.maximum) }),
                ]
            )
        case (.primitive(.duration), true): add("durations")
        case (.primitive(.string), false), (.primitive(.guid), false):
            guard constraints.minLength != nil || constraints.maxLength != nil else { break }
            add(
                "length",
                [
                    ("atLeast", constraints.minLength.map { _ in property.limitName(.minimumLength) }),
                    ("atMost", constraints.maxLength.map { _ in property.limitName(.maximumLength) }),
                ]
            )
        case (.enumeration, false):
            guard constraints.allowedValues != nil else { break }
            add("value", [("oneOf", property.limitName(.allowedValues))])
        case (.structure(let structure), _) where document.needsValidation(structure):
            add(isCollection ? "elements" : "nested")
        default: break
        }
        return rules
    }

    private func value(of property: PropertyDescription) -> Layout {
        "{ $0.\(identifier(property.swiftPropertyName)) }"
    }

    private var combinationRule: [Layout] {
        guard let action, let set = action.combinations else { return [] }
        let combined = set.parameters.compactMap { name in properties.first { $0.name.value == name.value } }
        let values = combined.map { property -> Code in
            "\(literal(property.name.value)): $0.\(identifier(property.swiftPropertyName)).rawValue"
        }
        let arguments = combined.map { property -> Code in
            let name = identifier(property.swiftPropertyName)
            return "\(label: name): $0.\(name)"
        }
        return [
            .list(
                ".combination(",
                [
                    "\(identifier(action.combinationName)).self",
                    "{ [\(values.joined(separator: ", "))] }",
                    "{ .init(\(arguments.joined(separator: ", "))) }",
                ]
            )
        ]
    }
}
