extension NameRule {
    /// The names inside an enum.
    func checkMembers(
        of description: EnumDescription,
        _ types: Set<String>,
        into diagnostics: inout Diagnostics
    ) {
        var scope = NameScope(reserved: [ReservedNames.enumMembers, types])
        for member in description.members {
            scope.declare(
                member.swiftMemberName,
                for: "a member of '\(description.name.value)'",
                at: (member.swiftName ?? member.value).location,
                into: &diagnostics
            )
        }
        var values: [String: SourceLocation] = [:]
        for member in description.members {
            guard let first = values.updateValue(member.value.location, forKey: member.value.value.lowercased())
            else { continue }
            diagnostics.report(
                .duplicateValue,
                "'\(member.value.value)' stands twice; values are compared without case",
                at: member.value.location,
                note: "it stands here first",
                noteAt: first
            )
        }
    }

    /// The names inside a type or a body.
    func checkProperties(
        _ properties: [PropertyDescription],
        _ reserved: [Set<String>],
        into diagnostics: inout Diagnostics,
        isRecursive: (PropertyDescription) -> Bool
    ) {
        var scope = NameScope(reserved: reserved + [ReservedNames.properties])
        var constants = NameScope(reserved: reserved)
        for property in properties {
            let location = (property.swiftName ?? property.name).location
            let what = "'\(property.name.value)'"
            scope.declare(property.swiftPropertyName, for: what, at: location, into: &diagnostics)
            guard SwiftIdentifier.isValid(property.swiftPropertyName) else { continue }
            if property.isSensitive || isRecursive(property) {
                scope.declare(property.storageName, for: "storage of \(what)", at: location, into: &diagnostics)
            }
            for name in property.limits.map(property.limitName) {
                constants.declare(name, for: "a limit of \(what)", at: location, into: &diagnostics)
            }
        }
    }

    /// The names inside a type of combinations.
    func checkCombinations(
        of action: OperationDescription,
        _ types: Set<String>,
        into diagnostics: inout Diagnostics
    ) {
        guard let set = action.combinations else { return }
        var scope = NameScope(reserved: [ReservedNames.combinations, types])
        // A combination without values is reported by its own rule.
        for combination in set.values where !combination.values.isEmpty {
            scope.declare(
                combination.swiftMemberName,
                for: "a combination of '\(action.name.value)'",
                at: combination.swiftName?.location ?? combination.location,
                into: &diagnostics
            )
        }
        var members = NameScope(reserved: [ReservedNames.combinationMembers, types])
        let combined = Set(set.parameters.map(\.value))
        let defaulted = Set(set.values.flatMap(\.defaults).map(\.parameter.value))
        for parameter in action.parameters {
            let location = (parameter.swiftName ?? parameter.name).location
            let what = "a part of the combinations of '\(action.name.value)'"
            if combined.contains(parameter.name.value) {
                members.declare(parameter.swiftPropertyName, for: what, at: location, into: &diagnostics)
            }
            if defaulted.contains(parameter.name.value) {
                members.declare(parameter.combinationDefaultName, for: what, at: location, into: &diagnostics)
            }
        }
    }
}
