// SPDX-License-Identifier: MIT

extension NameRule {
    /// Checks the names of the members of an enum.
    func checkMembers(
        of description: EnumDescription,
        _ types: Set<String>,
        into diagnostics: inout Diagnostics
    ) {
        var scope = NameScope(reserved: [ReservedNames.enumMembers, types])
        var values: [String: SourceLocation] = [:]
        for member in description.members {
            if let first = values.updateValue(member.value.location, forKey: member.value.value.lowercased()) {
                diagnostics.report(
                    .duplicateValue,
                    "'\(member.value.value)' appears twice; the values of an enum are not case-sensitive",
                    at: member.value.location,
                    note: "it appears here first",
                    noteAt: first
                )
                continue
            }
            scope.declare(
                member.swiftMemberName,
                for: "a member of the enum '\(description.name.value)'",
                at: (member.swiftName ?? member.value).location,
                isGiven: member.swiftName != nil,
                into: &diagnostics
            )
        }
    }

    /// Checks the names of the properties of a type or the parameters of an action.
    ///
    /// - Returns: The names, as specified in the schema, of the properties that have a problem.
    @discardableResult func checkProperties(
        _ properties: [PropertyDescription],
        _ kind: String,
        _ reserved: [Set<String>],
        into diagnostics: inout Diagnostics,
        isRecursive: (PropertyDescription) -> Bool
    ) -> Set<String> {
        var refused: Set<String> = []
        var scope = NameScope(reserved: reserved + [ReservedNames.properties])
        var constants = NameScope(reserved: reserved)
        for property in properties {
            let location = (property.swiftName ?? property.name).location
            let name = property.swiftPropertyName
            let hasStorage = SwiftIdentifier.isValid(name) && (property.isSensitive || isRecursive(property))
            let names = hasStorage ? [name, property.storageName] : [name]
            let isGiven = property.swiftName != nil
            guard scope.declare(names, for: "a \(kind)", at: location, isGiven: isGiven, into: &diagnostics) else {
                refused.insert(property.name.value)
                continue
            }
            constants.declare(
                property.limits.map(property.limitName),
                for: "a limit of a \(kind)",
                at: location,
                fix: "give the \(kind) another name with 'swiftName'",
                into: &diagnostics
            )
        }
        return refused
    }

    /// Checks the names of an action's combinations and of their parts.
    ///
    /// - Parameters:
    ///   - action: The action whose combinations are checked.
    ///   - types: The names of all types.
    ///   - refused: The parameters whose names have already been reported.
    ///   - diagnostics: Receives the problems.
    func checkCombinations(
        of action: OperationDescription,
        _ types: Set<String>,
        except refused: Set<String>,
        into diagnostics: inout Diagnostics
    ) {
        guard let set = action.combinations else { return }
        var scope = NameScope(reserved: [ReservedNames.combinations, types])
        // `CombinationRule` reports combinations that have no values.
        for combination in set.values where !combination.values.isEmpty {
            scope.declare(
                combination.swiftMemberName,
                for: "a combination of '\(action.name.value)'",
                at: combination.swiftName?.location ?? combination.location,
                isGiven: combination.swiftName != nil,
                into: &diagnostics
            )
        }
        var members = NameScope(reserved: [ReservedNames.combinationMembers, types])
        let combined = Set(set.parameters.map(\.value))
        let defaulted = Set(set.values.flatMap(\.defaults).map(\.parameter.value))
        for parameter in action.parameters where !refused.contains(parameter.name.value) {
            var names: [String] = []
            if combined.contains(parameter.name.value) { names.append(parameter.swiftPropertyName) }
            if defaulted.contains(parameter.name.value) { names.append(parameter.combinationDefaultName) }
            members.declare(
                names,
                for: "a parameter of the combinations of '\(action.name.value)'",
                at: (parameter.swiftName ?? parameter.name).location,
                into: &diagnostics
            )
        }
    }
}
