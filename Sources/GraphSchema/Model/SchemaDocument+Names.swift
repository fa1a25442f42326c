extension EnumDescription {
    var nameLocation: SourceLocation { (swiftName ?? name).location }
}

extension TypeDescription {
    var nameLocation: SourceLocation { (swiftName ?? name).location }
}

extension SchemaDocument {
    /// The names of all types that are generated.
    var swiftTypeNames: Set<String> {
        var names = [client.name.value]
        names += enums.map(\.swiftTypeName) + types.map(\.swiftTypeName)
        for action in actions { names += [action.requestBodyName, action.combinationName] }
        names += requestBuilders.map(\.requestBuilderName)
        return Set(names)
    }
}
