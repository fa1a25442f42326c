// SPDX-License-Identifier: MIT

/// The rule that supported combinations are distinct and consist of existing parameters and enum members.
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
            checkDefaults(of: combination, into: &diagnostics)
            let key = combination.values.map { $0.parameter.value + "=" + $0.value.value.lowercased() }.sorted()
            if let first = seen.updateValue(combination.location, forKey: key) {
                diagnostics.report(
                    .duplicateValue,
                    "this combination appears twice",
                    at: combination.location,
                    note: "it appears here first",
                    noteAt: first
                )
            }
        }
    }

    private func checkParameters(into diagnostics: inout Diagnostics) {
        var seen: Set<String> = []
        for name in set.parameters {
            guard seen.insert(name.value).inserted else {
                diagnostics.report(.duplicateValue, "'\(name.value)' appears twice", at: name.location)
                continue
            }
            guard let parameter = parameter(name, into: &diagnostics),
                let (type, isCollection) = document.resolve(parameter.type.value)
            else { continue }
            if case .enumeration = type, !isCollection, !parameter.nullable { continue }
            diagnostics.report(
                .unsuitableType,
                "the parameter '\(name.value)' cannot be part of a combination",
                at: name.location,
                note: "the parameters of a combination are enums with \"nullable\": false"
            )
        }
    }

    private func checkValues(of combination: CombinationSet.Combination, into diagnostics: inout Diagnostics) {
        var isMisspelled = false
        for (name, value) in combination.values {
            guard combined.contains(name.value) else {
                isMisspelled = parameters[name.value] == nil || isMisspelled
                report(name, into: &diagnostics)
                continue
            }
            guard let parameter = parameters[name.value],
                case .enumeration(let enumeration)? = document.resolve(parameter.type.value)?.type
            else { continue }
            ConstraintRule.requireMember(value, of: enumeration, into: &diagnostics)
        }
        // The value that seems to be missing is probably the value with the misspelled name.
        guard !isMisspelled else { return }
        let assigned = Set(combination.values.map(\.parameter.value))
        // A parameter that does not exist is reported at its place in the list of combined parameters.
        let missing = set.parameters.map(\.value).filter { !assigned.contains($0) && parameters[$0] != nil }
        guard !missing.isEmpty else { return }
        diagnostics.report(
            .missingKey,
            "the combination must have a value for \(missing.quotedList("and"))",
            at: combination.location
        )
    }

    /// Reports a parameter that has a value in a combination but is not one of the combined parameters.
    private func report(_ name: Located<String>, into diagnostics: inout Diagnostics) {
        // The list of combined parameters may misspell the name of this parameter.
        if parameters[name.value] != nil, combined.contains(where: { parameters[$0] == nil }) { return }
        if document.unreadableNames.contains(name.value) { return }
        diagnostics.reportReference(
            .unresolvedParameter,
            "'\(name.value)' is not one of the parameters that form the combinations of '\(action.name.value)'",
            at: name.location
        ) { diagnostics in
            // The name is not a misspelling if it is the name of another parameter.
            guard parameters[name.value] == nil else {
                return "a combination has values for \(set.parameters.map(\.value).quotedList("and"))"
            }
            return diagnostics.suggestion(for: name.value, among: set.parameters.map(\.value))
        }
    }

    private func checkDefaults(of combination: CombinationSet.Combination, into diagnostics: inout Diagnostics) {
        for (name, value) in combination.defaults {
            guard let parameter = parameter(name, into: &diagnostics) else { continue }
            ConstraintRule.checkDefault(value, of: parameter, document, into: &diagnostics)
        }
    }

    private func parameter(_ name: Located<String>, into diagnostics: inout Diagnostics) -> PropertyDescription? {
        if let parameter = parameters[name.value] { return parameter }
        if document.unreadableNames.contains(name.value) { return nil }
        diagnostics.reportReference(
            .unresolvedParameter,
            "the action '\(action.name.value)' has no parameter '\(name.value)'",
            at: name.location
        ) { diagnostics in
            diagnostics.suggestion(for: name.value, among: action.parameters.map(\.name.value))
        }
        return nil
    }
}
