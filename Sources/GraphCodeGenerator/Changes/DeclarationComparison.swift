// SPDX-License-Identifier: MIT

import GraphSchema

/// A comparison of a declaration with its replacement in a later version of a client.
struct DeclarationComparison {
    let old: Declaration
    let new: Declaration

    /// Descriptions of the changes, by their impact on apps.
    var changes: [(impact: Change.Impact, texts: [String])] {
        let parameters = ParameterComparison(old: old.parameters, new: new.parameters)
        return [
            (.breaking, typeChange + parameters.breaking),
            (.deprecated, old.deprecation == nil ? [new.deprecation].compactMap(\.self).map(codeSpan) : []),
            (
                .added,
                parameters.added + (old.deprecation != nil && new.deprecation == nil ? ["no longer deprecated"] : [])
            ),
            (.behavior, Effect.changes(from: old.effects, to: new.effects) + constraintChange),
        ]
    }

    private var typeChange: [String] {
        guard old.type != new.type else { return [] }
        let subject =
            switch old.identity.kind {
            case .type: "the kind of declaration"
            case .method, .initializer, .combinationInitializer, .failableInitializer: "the result type"
            case .property, .constant, .subscript: "the type"
            }
        return ["\(subject) is \(codeSpan(new.type)) instead of \(codeSpan(old.type))"]
    }

    private var constraintChange: [String] {
        let isStricter = !new.constraints.acceptsAllValues(of: old.constraints)
        let isLooser = !old.constraints.acceptsAllValues(of: new.constraints)
        guard isStricter || isLooser else { return [] }
        let text =
            switch (old.constraints.text, new.constraints.text) {
            case (let old?, let new?): "the limit is \(new) instead of \(old)"
            case (let old?, nil): "the limit is no longer \(old)"
            case (nil, let new): "the limit is now \(new ?? "")"
            }
        return [text + (isStricter ? "; a request with another value fails before it is sent" : "")]
    }
}

extension Constraints {
    /// A description of the constraints; `nil` if there are no constraints.
    fileprivate var text: String? {
        let values = allowedValues.map { values in values.map { codeSpan($0.value) }.list("or") }
        return limitDescription ?? values
    }
}
