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

    /// The name of the page of values that a method returns for a collection.
    package var collectionResponseName: String { swiftTypeName + "CollectionResponse" }
}

extension PropertyDescription {
    /// The name of the generated property.
    package var swiftPropertyName: String { swiftName?.value ?? name.value }

    /// The name of the storage of a property whose type may contain another value of the struct's own.
    package var storageName: String { "_" + swiftPropertyName }

    /// The name, in a combination, of what the service takes without the property.
    package var combinationDefaultName: String { "default" + SwiftIdentifier.upperCamel(swiftPropertyName) }

    /// The names of the constants that tell what the service accepts.
    package var constantNames: [String] {
        var names: [String] = []
        if defaultValue != nil { names.append(swiftPropertyName + "Default") }
        if constraints.minLength != nil { names.append(swiftPropertyName + "MinimumLength") }
        if constraints.maxLength != nil { names.append(swiftPropertyName + "MaximumLength") }
        if constraints.minItems != nil { names.append(swiftPropertyName + "MinimumCount") }
        if constraints.maxItems != nil { names.append(swiftPropertyName + "MaximumCount") }
        if constraints.minimum != nil { names.append(swiftPropertyName + "Minimum") }
        if constraints.maximum != nil { names.append(swiftPropertyName + "Maximum") }
        if constraints.allowedValues != nil { names.append(swiftPropertyName + "AllowedValues") }
        return names
    }
}

extension OperationDescription {
    private var swiftBaseName: String { SwiftIdentifier.upperCamel(name.value) }

    /// The name of the struct that holds an action's parameters.
    package var requestBodyName: String { swiftBaseName + "PostRequestBody" }

    /// The name of the struct that wraps the collection an operation returns, unless it is named after its elements.
    package var responseName: String { swiftBaseName + (isAction ? "PostResponse" : "Response") }

    /// The name of the type of supported combinations.
    package var combinationName: String { combinations?.swiftName?.value ?? swiftBaseName + "Combination" }

    /// The name of an action's request builder.
    package var requestBuilderName: String { swiftBaseName + "RequestBuilder" }
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

extension ClientDescription {
    /// The name of the enum that lists the client's operations.
    package var operationsName: String { name.value + "Operations" }
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

    /// The name of the constant that describes an operation on this path.
    package func operationConstantName(_ operation: OperationDescription) -> String {
        SwiftIdentifier.lowerCamel(joinedWords) + SwiftIdentifier.upperCamel(operation.name.value)
    }

    private var joinedWords: String { segments.map(\.builderWord).joined() }
}
