// SPDX-License-Identifier: MIT

extension EnumDescription {
    /// The position of the name from which the Swift name is derived.
    var nameLocation: SourceLocation { (swiftName ?? name).location }
}

extension TypeDescription {
    /// The position of the name from which the Swift name is derived.
    var nameLocation: SourceLocation { (swiftName ?? name).location }
}

extension SchemaDocument {
    /// The names of all generated types.
    var swiftTypeNames: Set<String> {
        var names = [client.name.value]
        names += enums.map(\.swiftTypeName) + types.map(\.swiftTypeName)
        for action in actions { names += [action.requestBodyName, action.combinationName] }
        names += requestBuilders.map(\.requestBuilderName)
        return Set(names)
    }
}
