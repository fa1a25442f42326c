// The Swift names of everything that is generated. The validator and the emitters both ask here, so that a name that
// was checked is the name that is written.

extension EnumDescription {
    /// The name of the generated struct.
    package var swiftTypeName: String { swiftName?.value ?? SwiftIdentifier.upperCamel(name.value) }
}

extension EnumDescription.Member {
    /// The name of the generated static member.
    package var swiftMemberName: String { swiftName?.value ?? SwiftIdentifier.lowerCamel(value.value) }
}

extension TypeDescription {
    /// The name of the generated struct.
    package var swiftTypeName: String { swiftName?.value ?? SwiftIdentifier.upperCamel(name.value) }
}

extension PropertyDescription {
    /// The name of the generated property.
    package var swiftPropertyName: String { swiftName?.value ?? name.value }

    /// The name of the storage of a property that is sensitive or may contain another value of the struct's type.
    package var storageName: String { "_" + swiftPropertyName }

    /// The name, in a combination, of what the service takes without the property.
    package var combinationDefaultName: String { "default" + SwiftIdentifier.upperCamel(swiftPropertyName) }
}

extension OperationDescription {
    private var swiftBaseName: String { SwiftIdentifier.upperCamel(name.value) }

    /// The name of the struct that holds an action's parameters.
    package var requestBodyName: String { swiftBaseName + "PostRequestBody" }

    /// A name for a local value beside the action's parameters.
    package func localName(_ name: String) -> String {
        var name = name
        let taken = Set(parameters.map(\.swiftPropertyName))
        while taken.contains(name) { name = "_" + name }
        return name
    }

    /// The name of the type of supported combinations.
    package var combinationName: String { combinations?.swiftName?.value ?? swiftBaseName + "Combination" }
}

extension CombinationSet.Combination {
    /// The name of the generated static member: the values joined, equal ones once.
    package var swiftMemberName: String {
        if let swiftName { return swiftName.value }
        var words: [String] = []
        var seen: Set<String> = []
        for (_, value) in values where seen.insert(value.value.lowercased()).inserted {
            words.append(value.value)
        }
        return SwiftIdentifier.lowerCamel(words.map { SwiftIdentifier.upperCamel($0) }.joined())
    }
}

extension PathSegment {
    /// The segment's part in the names of request builders: a placeholder is an `Item`.
    var builderWord: String {
        switch self {
        case .literal(let text): SwiftIdentifier.upperCamel(hyphenated: text)
        case .parameter: "Item"
        }
    }
}

extension PathNode {
    /// The children that Swift names lead to: of several placeholders, which are an error, the first.
    var namedChildren: [PathNode] {
        let placeholder = children.first { $0.parameterName != nil }?.segments
        return children.filter { $0.hasValidName && ($0.parameterName == nil || $0.segments == placeholder) }
    }

    /// Whether the segment itself, apart from those before it, makes a Swift name.
    var hasValidName: Bool {
        guard let name = propertyName ?? parameterName else { return true }
        return SwiftIdentifier.isValid(name)
    }

    /// The name of the node's request builder, such as `UsersItemPresenceRequestBuilder` or, for the resource `presence`,
    /// `PresenceRequestBuilder`.
    package var requestBuilderName: String {
        let words = segmentsBelowResource.map(\.builderWord).joined()
        return (resource.map { SwiftIdentifier.upperCamel($0.value) } ?? "") + words + "RequestBuilder"
    }

    /// The name of the property that leads to the node; nil if a placeholder does.
    package var propertyName: String? {
        guard case .literal(let text) = segments.last else { return nil }
        return SwiftIdentifier.lowerCamel(SwiftIdentifier.upperCamel(hyphenated: text))
    }

    /// The name of the method that leads to the node, such as `byUserId`; nil if it is no placeholder.
    package var byMethodName: String? {
        guard case .parameter(let name) = segments.last else { return nil }
        return "by" + SwiftIdentifier.upperCamel(hyphenated: name)
    }

    /// The name of that method's parameter, such as `userId`; nil if it is no placeholder.
    package var parameterName: String? {
        guard case .parameter(let name) = segments.last else { return nil }
        return SwiftIdentifier.lowerCamel(SwiftIdentifier.upperCamel(hyphenated: name))
    }
}
