// SPDX-License-Identifier: MIT

// The Swift names of all generated declarations. The validator and the emitters both use these names, so the validator
// checks exactly the names that the emitters write.

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

    /// The name of the storage for a property that is sensitive or can contain another value of the struct's type.
    package var storageName: String { "_" + swiftPropertyName }

    /// The name, in a combination, of the default value that the service uses for the property.
    package var combinationDefaultName: String { "default" + SwiftIdentifier.upperCamel(swiftPropertyName) }
}

extension OperationDescription {
    private var swiftBaseName: String { SwiftIdentifier.upperCamel(name.value) }

    /// The name of the struct that contains an action's parameters.
    package var requestBodyName: String { swiftBaseName + "PostRequestBody" }

    /// Returns a name for a local variable that differs from the names of the action's parameters.
    package func localName(_ name: String) -> String {
        var name = name
        let parameterNames = Set(parameters.map(\.swiftPropertyName))
        while parameterNames.contains(name) { name = "_" + name }
        return name
    }

    /// The name of the type for supported combinations.
    package var combinationName: String { combinations?.swiftName?.value ?? swiftBaseName + "Combination" }
}

extension CombinationSet.Combination {
    /// The name of the generated static member, which concatenates the distinct values.
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
    /// The word that represents the segment in the names of request builders. The word for a placeholder is `Item`.
    var builderWord: String {
        switch self {
        case .literal(let text): SwiftIdentifier.upperCamel(hyphenated: text)
        case .parameter: "Item"
        }
    }
}

extension PathNode {
    /// The children that have Swift names. If there are several placeholders, which is an error, only the first is
    /// included.
    var namedChildren: [PathNode] {
        let placeholder = children.first { $0.parameterName != nil }?.segments
        return children.filter { $0.hasValidName && ($0.parameterName == nil || $0.segments == placeholder) }
    }

    /// Whether the last segment forms a valid Swift name.
    var hasValidName: Bool {
        guard let name = propertyName ?? parameterName else { return true }
        return SwiftIdentifier.isValid(name)
    }

    /// The name of the node's request builder, for example `UsersItemPresenceRequestBuilder` or, for the resource
    /// `presence`, `PresenceRequestBuilder`.
    package var requestBuilderName: String {
        let words = segmentsBelowResource.map(\.builderWord).joined()
        return (resource.map { SwiftIdentifier.upperCamel($0.value) } ?? "") + words + "RequestBuilder"
    }

    /// The name of the property that returns the node's request builder; `nil` if the last segment is a placeholder.
    package var propertyName: String? {
        guard case .literal(let text) = segments.last else { return nil }
        return SwiftIdentifier.lowerCamel(SwiftIdentifier.upperCamel(hyphenated: text))
    }

    /// The name of the method that returns the node's request builder, for example `byUserId`; `nil` if the last
    /// segment is not a placeholder.
    package var byMethodName: String? {
        guard case .parameter(let name) = segments.last else { return nil }
        return "by" + SwiftIdentifier.upperCamel(hyphenated: name)
    }

    /// The name of the parameter of the method ``byMethodName``, for example `userId`; `nil` if the last segment is not
    /// a placeholder.
    package var parameterName: String? {
        guard case .parameter(let name) = segments.last else { return nil }
        return SwiftIdentifier.lowerCamel(SwiftIdentifier.upperCamel(hyphenated: name))
    }
}
