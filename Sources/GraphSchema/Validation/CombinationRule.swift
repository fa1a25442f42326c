/// Supported combinations name parameters and members that exist, each once.
struct CombinationRule: ValidationRule {
    func check(_ document: SchemaDocument, into diagnostics: inout Diagnostics) {
        for action in document.actions {
            guard let set = action.combinations else { continue }
            CombinationCheck(action, set, document).check(into: &diagnostics)
        }
    }
}

/// The check of one action's combinations.
private struct CombinationCheck {
    private let document: SchemaDocument
    private let action: OperationDescription
    private let set: CombinationSet
    private let combined: Set<String>
    private let parameters: [String: PropertyDescription]

    init(_ action: OperationDescription, _ set: CombinationSet, _ document: SchemaDocument) {
        self.document = document
        self.action = action
        self.set = set
        combined = Set(set.parameters.map(\.value))
        parameters = Dictionary(
            action.parameters.map { ($0.name.value, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    func check(into diagnostics: inout Diagnostics) {
        checkParameters(into: &diagnostics)
        var seen: [[String]: SourceLocation] = [:]
        for combination in set.values {
            checkValues(of: combination, into: &diagnostics)
            let key = combination.values.map { $0.parameter.value + "=" + $0.value.value.lowercased() }.sorted()
            if let first = seen.updateValue(combination.location, forKey: key) {
                diagnostics.report(
                    .duplicateValue,
                    "this combination stands twice",
                    at: combination.location,
                    note: "it stands here first",
                    noteAt: first
                )
            }
        }
    }

    private func checkParameters(into diagnostics: inout Diagnostics) {
        var seen: Set<String> = []
        for name in set.parameters {
            if !seen.insert(name.value).inserted {
                diagnostics.report(.duplicateValue, "'\(name.value)' stands twice", at: name.location)
            }
            guard let parameter = parameter(name, into: &diagnostics),
                let (type, isCollection) = document.resolve(parameter.type.value)
            else { continue }
            if case .enumeration = type, !isCollection, !parameter.nullable { continue }
            diagnostics.report(
                .unsuitableType,
                "'\(name.value)' cannot be part of combinations",
                at: name.location,
                note: "a combination is made of parameters that are an enum and not nullable"
            )
        }
    }

    private func checkValues(of combination: CombinationSet.Combination, into diagnostics: inout Diagnostics) {
        for (name, value) in combination.values {
            guard combined.contains(name.value) else {
                diagnostics.report(
                    .unresolvedParameter,
                    "'\(name.value)' is none of the parameters that make a combination",
                    at: name.location,
                    note: diagnostics.suggestion(for: name.value, among: set.parameters.map(\.value))
                )
                continue
            }
            guard let parameter = parameters[name.value],
                case .enumeration(let enumeration)? = document.resolve(parameter.type.value)?.type
            else { continue }
            ConstraintRule.requireMember(value, of: enumeration, into: &diagnostics)
        }
        let given = Set(combination.values.map(\.parameter.value))
        for name in set.parameters where !given.contains(name.value) {
            diagnostics.report(
                .missingKey,
                "the combination lacks a value for '\(name.value)'",
                at: combination.location
            )
        }
        for (name, value) in combination.defaults {
            guard let parameter = parameter(name, into: &diagnostics),
                let (type, isCollection) = document.resolve(parameter.type.value)
            else { continue }
            ConstraintRule.checkValue(value, of: type, isCollection: isCollection, into: &diagnostics)
        }
    }

    private func parameter(_ name: Located<String>, into diagnostics: inout Diagnostics) -> PropertyDescription? {
        if let parameter = parameters[name.value] { return parameter }
        if document.unreadableNames.contains(name.value) { return nil }
        diagnostics.report(
            .unresolvedParameter,
            "the action '\(action.name.value)' has no parameter '\(name.value)'",
            at: name.location,
            note: diagnostics.suggestion(for: name.value, among: action.parameters.map(\.name.value))
        )
        return nil
    }
}
