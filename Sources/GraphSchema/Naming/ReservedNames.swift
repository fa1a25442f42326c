// SPDX-License-Identifier: MIT

/// Names that generated declarations cannot have, because other generated code or the runtime uses them.
package enum ReservedNames {
    /// The types that generated code uses or that the compiler looks up in generated code.
    package static let types = swiftTypes.union(runtimeTypes).union(associatedTypes).union(literalTypes)

    private static let swiftTypes: Set = [
        "Any", "AnyObject", "Array", "Bool", "CaseIterable", "Codable", "Decodable", "Decoder", "Dictionary", "Double",
        "Encodable", "Encoder", "Equatable", "Error", "Hashable", "Hasher", "Int", "Int16", "Int32", "Int64", "Never",
        "Optional", "Protocol", "Self", "Sendable", "Set", "String", "Swift", "Type", "Void",
    ]

    private static let runtimeTypes: Set = [
        "ActionRequestBuilder", "CollectionRequestBuilder", "CollectionResponse", "GraphConstraint", "GraphClient",
        "GraphDateTimeOffset", "GraphDuration", "GraphModel", "GraphOperation", "GraphPermissions", "GraphRequest",
        "GraphRuntime", "GraphIndirect", "GraphJSONValue", "OpenEnum", "OperationsByPath", "GraphPropertyKey",
        "GraphRequestAdapter",
        "GraphRequestBuilder", "RequestConfiguration", "GraphRequestContext", "Sensitive", "SupportedCombination",
        "UnreadableElement",
    ]

    /// The associated types of the protocols to which generated types conform.
    private static let associatedTypes: Set = ["AllCases", "ItemBuilder", "Operations", "RawValue"]

    /// The types that the compiler looks up for literals.
    private static let literalTypes: Set = [
        "ArrayLiteralType", "BooleanLiteralType", "DictionaryLiteralType", "ExtendedGraphemeClusterType",
        "ExpressibleByStringLiteral", "FloatLiteralType", "IntegerLiteralType", "StringLiteralType",
        "UnicodeScalarType",
    ]

    /// The members of every open enum.
    static let enumMembers: Set = [
        "rawValue", "knownValues", "isKnown", "description", "hashValue", "hash", "encode", "init",
    ]

    /// The members of every generated struct, and the functions that these members call.
    static let properties: Set = [
        "additionalData", "encode", "hash", "hashValue", "init", "unreadableElements",
    ]

    /// The parameters that methods for actions have in addition to the action's parameters.
    static let parameters: Set = ["configuration"]

    /// The static members of every combination type.
    package static let combinations: Set = ["allCases", "init", "hash", "hashValue"]

    /// The members of every combination.
    static let combinationMembers: Set = ["description", "hash", "hashValue"]

    /// The members of every request builder.
    static let requestBuilder: Set = ["context", "init"]

    /// The members of every client.
    static let client: Set = ["context", "requestAdapter", "send", "response", "init", "batch", "pages"]

    /// The words that have a special meaning in Swift after a dot, and `inout`, which cannot be an argument label.
    static let everywhere: Set = ["self", "Self", "Type", "Protocol", "inout"]
}
